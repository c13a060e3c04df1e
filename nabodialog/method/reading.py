"""Reads content files into their shapes. What is wrong is said with file and line: `nn/oppfolging.yaml:41: …`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Never, TypeVar

from django.conf import settings
from pydantic import ConfigDict, TypeAdapter, ValidationError

from nabodialog.lib.located_yaml import Document, Place, YamlError, read

Shape = TypeVar("Shape")

STRICT = ConfigDict(extra="forbid", str_min_length=1, str_strip_whitespace=True)
OF_FORMATS = {"aims", "smallest", "largest", "gathers", "kind", "represents", "minutes"}
SAME_IN_BOTH = {"id", "spans", "url", "year", *OF_FORMATS}


class ContentError(Exception):
    """A content file that cannot be used."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        shown = path.relative_to(directory()) if path.is_relative_to(directory()) else path
        super().__init__(f"{shown}:{line}: {message}")


def directory() -> Path:
    return Path(settings.METHOD_CONTENT_DIR)


def shaped(shape: type[Shape], path: Path) -> Shape:
    """A file that stands in one language only."""
    found = _document(path)
    return _checked(shape, found.data, lambda place: (path, found.line(place)))


def shaped_in_both(shape: type[Shape], folder: Path, name: str) -> Shape:
    """The same file in bokmål and nynorsk, side by side. Each text becomes a pair."""
    bokmaal, nynorsk = folder / "nb" / name, folder / "nn" / name
    nb, nn = _document(bokmaal), _document(nynorsk)

    def fail(place: Place, message: str) -> Never:
        raise ContentError(nynorsk, nn.line(place), message)

    def where(place: Place) -> tuple[Path, int]:
        return (nynorsk, nn.line(place)) if "nn" in place else (bokmaal, nb.line(place))

    return _checked(shape, _paired(nb.data, nn.data, (), fail), where)


def _document(path: Path) -> Document:
    try:
        return read(path)
    except YamlError as error:
        raise ContentError(path, error.line, str(error)) from error
    except FileNotFoundError as error:
        raise ContentError(path, 1, "the file is missing") from error


def _checked(shape: type[Shape], data: Any, where: Callable[[Place], tuple[Path, int]]) -> Shape:
    try:
        return TypeAdapter(shape).validate_python(data)
    except ValidationError as error:
        fault = error.errors()[0]
        path, line = where(fault["loc"])
        name = ".".join(str(part) for part in fault["loc"])
        raise ContentError(path, line, f"{name}: {fault['msg']}") from error


def _paired(nb: Any, nn: Any, place: Place, fail: Callable[[Place, str], Never]) -> Any:
    if type(nb) is not type(nn):
        fail(place, "is built differently in bokmål")
    if isinstance(nb, dict):
        for key in sorted(nb.keys() ^ nn.keys()):
            fail((*place, key), f"{key} stands in {'bokmål' if key in nb else 'nynorsk'} only")
        return {key: _paired(nb[key], nn[key], (*place, key), fail) for key in nb}
    if isinstance(nb, list):
        if len(nb) != len(nn):
            fail(place, f"has {len(nn)} parts, but {len(nb)} in bokmål")
        return [_paired(one, other, (*place, at), fail) for at, (one, other) in enumerate(zip(nb, nn, strict=True))]
    if not SAME_IN_BOTH.intersection(place[-2:]):
        return {"nb": nb, "nn": nn}
    if nb != nn:
        fail(place, f"is {nn}, but {nb} in bokmål")
    return nb
