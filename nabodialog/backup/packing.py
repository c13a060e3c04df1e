"""A backup is one file: a compressed archive, encrypted for those who may open it, with its manifest at the end.

The manifest comes last so that files are read once, and so that an archive which was cut short has none.
"""

import gzip
import hashlib
import io
import os
import shutil
import tarfile
import zlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pyrage

from .manifest import Manifest
from .refusing import BackupError

DATABASE, SECRET_KEY, MEDIA, MANIFEST = "database", "secret-key", "media/", "manifest.json"
ENCRYPTED = b"age-encryption.org/"
DAMAGED = "The file is damaged or cut short, and nothing of it was used. Use another backup."


class Hashing:
    """A file that tells what was read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        part = self.file.read(size)
        self.digest.update(part)
        return part


def recipient(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise BackupError(
            "NABODIALOG_BACKUP_RECIPIENT must be public keys that begin with age1, separated by commas. "
            "`age-keygen` makes one, on a machine that is not the server."
        ) from None


def identities(path: Path) -> list[pyrage.x25519.Identity]:
    """The private keys in a file as `age-keygen` writes it."""
    try:
        lines = path.read_text("utf-8").split()
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith("AGE-SECRET-KEY-")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        found = []
    if not found:
        raise BackupError(f"{path} holds no private key. It is the file that `age-keygen` wrote.")
    return found


def pack(parts: Mapping[str, Path], manifest: Manifest, out: IO[bytes], recipients: list[str]) -> None:
    """In two: one packs, the other encrypts what comes, and neither holds more than a piece of it."""
    if not recipients:
        write_archive(parts, manifest, out)
        return
    keys = [recipient(text) for text in recipients]
    reading, writing = os.pipe()
    with ThreadPoolExecutor(1) as beside, os.fdopen(reading, "rb") as packed:
        archiving = beside.submit(write_and_close, parts, manifest, writing)
        try:
            pyrage.encrypt_io(packed, out, keys)
        finally:
            packed.close()  # whoever packs must not wait for us where we failed
        archiving.result()


def write_and_close(parts: Mapping[str, Path], manifest: Manifest, writing: int) -> None:
    with os.fdopen(writing, "wb") as out:
        write_archive(parts, manifest, out)


def write_archive(parts: Mapping[str, Path], manifest: Manifest, out: IO[bytes]) -> None:
    files: dict[str, str] = {}
    with gzip.GzipFile("", "wb", 6, out) as smaller, tarfile.open(fileobj=smaller, mode="w|") as archive:
        for name, path in parts.items():
            with path.open("rb") as file:
                hashing = Hashing(file)
                archive.addfile(entry(name, path.stat().st_size), hashing)
            files[name] = hashing.digest.hexdigest()
        text = manifest.with_files(files).to_json()
        archive.addfile(entry(MANIFEST, len(text)), io.BytesIO(text))


def entry(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info


@dataclass(frozen=True)
class Unpacked:
    folder: Path
    manifest: Manifest

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @property
    def secret_key(self) -> Path:
        return self.folder / SECRET_KEY

    @property
    def media(self) -> Path:
        return self.folder / MEDIA


def unpack(file: Path, key: Path | None, folder: Path) -> Unpacked:
    """Opens it whole before anything of it is used, and compares every file with the manifest."""
    archive = decrypted(file, key, folder / "archive")
    inside = folder / "inside"
    inside.mkdir()
    try:
        files = dict(extract(archive, inside))
        manifest = Manifest.from_json((inside / MANIFEST).read_bytes())
    except (tarfile.TarError, zlib.error, OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise BackupError(DAMAGED) from error
    files.pop(MANIFEST)
    if files != manifest.files or DATABASE not in files:
        raise BackupError(DAMAGED)
    return Unpacked(inside, manifest)


def is_encrypted(file: Path) -> bool:
    with file.open("rb") as read:
        return read.read(len(ENCRYPTED)) == ENCRYPTED


def decrypted(file: Path, key: Path | None, target: Path) -> Path:
    """The archive: the file itself where it is not encrypted. What was changed on the way is found out here."""
    try:
        if not is_encrypted(file):
            return file
        if key is None:
            raise BackupError("The backup is encrypted: --identity names the file with the private key.")
        keys = identities(key)
        with file.open("rb") as read, target.open("wb") as written:
            pyrage.decrypt_io(read, written, keys)
    except pyrage.DecryptError as error:
        wrong_key = "No matching keys" in str(error)
        raise BackupError("The backup was made for another key than this one." if wrong_key else DAMAGED) from error
    except FileNotFoundError as error:
        raise BackupError(f"{file} is not there.") from error
    except OSError as error:
        raise BackupError(f"{DAMAGED} ({error})") from error
    return target


def extract(archive: Path, folder: Path) -> "list[tuple[str, str]]":
    """Only what we ourselves pack, so that no name leads out of the folder; gives each file's checksum."""
    found = []
    with gzip.open(archive) as larger:
        with tarfile.open(fileobj=larger, mode="r|") as opened:
            for member in opened:
                content = Hashing(opened.extractfile(refuse_foreign(member, folder)))  # type: ignore[arg-type]
                path = folder / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("wb") as written:
                    shutil.copyfileobj(content, written, 1 << 20)
                found.append((member.name, content.digest.hexdigest()))
        while larger.read(1 << 20):
            pass  # to the end, where the checksum of the whole stands
    return found


def refuse_foreign(member: tarfile.TarInfo, folder: Path) -> tarfile.TarInfo:
    ours = member.name in {DATABASE, SECRET_KEY, MANIFEST} or member.name.startswith(MEDIA)
    if ours and member.isreg() and (folder / member.name).resolve().is_relative_to(folder.resolve()):
        return member
    raise ValueError(member.name)
