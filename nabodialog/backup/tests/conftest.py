import pytest

from .keys import new_key


@pytest.fixture
def backups(settings, tmp_path):
    """The settings of an installation that makes backups; gives the file with the private key."""
    settings.BACKUP_DIR, settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path / "backups", tmp_path, tmp_path / "media"
    settings.BACKUP_HOURS, settings.BACKUP_KEEP = 24, [7, 4, 3]
    public, private = new_key(tmp_path)
    settings.BACKUP_RECIPIENTS = [public]
    return private
