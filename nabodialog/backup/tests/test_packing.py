import io
import tarfile

import pytest

from nabodialog.backup.counting import Inventory
from nabodialog.backup.manifest import Manifest
from nabodialog.backup.packing import pack, unpack
from nabodialog.backup.refusing import BackupError

from .keys import new_key

MANIFEST = Manifest("0.1.0", "2026-11-28", "sqlite", Inventory([["people", "0001"]], {"people": (2, "ab")}, ["lock"]))
CONTENT = bytes(range(256)) * 4000


@pytest.fixture
def key(tmp_path):
    return new_key(tmp_path)


@pytest.fixture(params=["encrypted", "plain"])
def packed(request, key, tmp_path):
    (tmp_path / "part").write_bytes(CONTENT)
    parts = dict.fromkeys(("database", "secret-key", "media/a/b.png"), tmp_path / "part")
    with (tmp_path / "backup").open("wb") as out:
        pack(parts, MANIFEST, out, [key[0]] if request.param == "encrypted" else [])
    return tmp_path / "backup"


@pytest.fixture
def open_it(key, tmp_path):
    def open_it(file, private=None):
        folder = tmp_path / "work"
        folder.mkdir()
        return unpack(file, private or key[1], folder)

    return open_it


def test_what_was_packed_comes_out_again(packed, open_it):
    opened = open_it(packed)
    assert opened.database.read_bytes() == opened.secret_key.read_bytes() == CONTENT
    assert (opened.media / "a" / "b.png").read_bytes() == CONTENT
    assert opened.manifest == MANIFEST.with_files(opened.manifest.files)


@pytest.mark.parametrize("left", [0, 1, 25, 180, 1000, 3000, -1])
def test_a_file_that_was_cut_short_is_refused(packed, open_it, left):
    packed.write_bytes(packed.read_bytes()[:left])
    with pytest.raises(BackupError, match="damaged or cut short"):
        open_it(packed)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_was_changed_is_refused(packed, open_it, share):
    content = bytearray(packed.read_bytes())
    content[int(len(content) * share)] ^= 1
    packed.write_bytes(content)
    with pytest.raises(BackupError, match="damaged or cut short"):
        open_it(packed)


def test_another_key_is_refused_and_said_to_be_another(packed, open_it, tmp_path):
    if packed.read_bytes().startswith(b"age-"):
        with pytest.raises(BackupError, match="made for another key"):
            open_it(packed, new_key(tmp_path, "other.txt")[1])


@pytest.mark.parametrize("name", ["../outside", "media/../../outside", "/outside", "other"])
def test_a_name_that_leads_elsewhere_is_refused(open_it, tmp_path, name):
    with tarfile.open(tmp_path / "backup", "w:gz") as archive:
        archive.addfile(tarfile.TarInfo(name), io.BytesIO())
    with pytest.raises(BackupError, match="damaged"):
        open_it(tmp_path / "backup")
    assert not (tmp_path / "outside").exists()


def test_a_file_without_a_private_key_is_named(packed, open_it, tmp_path):
    (tmp_path / "letter").write_text("Hei")
    if packed.read_bytes().startswith(b"age-"):
        with pytest.raises(BackupError, match="letter holds no private key"):
            open_it(packed, tmp_path / "letter")
