"""Many files as one, sent while it is being packed: no more than one of them is in memory at a time."""

from collections.abc import Iterable, Iterator
from zipfile import ZIP_STORED, ZipFile


class Belt:
    """What is laid on it is taken off in turn; a ZIP is written to it from the beginning to the end."""

    def __init__(self) -> None:
        self.laid = bytearray()

    def write(self, some: bytes, /) -> int:
        self.laid += some
        return len(some)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nor is anything to be closed."""

    def take(self) -> bytes:
        taken, self.laid = bytes(self.laid), bytearray()
        return taken


def packed(files: Iterable[tuple[str, bytes | memoryview]]) -> Iterator[bytes]:
    belt = Belt()
    with ZipFile(belt, "w", ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(name, bytes(content))
            yield belt.take()
    yield belt.take()
