from nabodialog.backup import checks


def test_that_no_backups_are_made_is_named_with_its_mend(settings):
    settings.BACKUP_HOURS, settings.BACKUP_DIR, settings.BACKUP_RECIPIENTS = 24, "", []
    assert checks.backups_are_made()[0].hint.startswith("Set NABODIALOG_BACKUP_DIR and NABODIALOG_BACKUP_RECIPIENT")
    settings.BACKUP_HOURS = 0
    assert checks.backups_are_made() == []


def test_what_is_no_public_key_is_named(settings, backups):
    assert checks.recipients_are_keys() == []
    settings.BACKUP_RECIPIENTS = ["AGE-SECRET-KEY-1"]
    assert checks.recipients_are_keys()[0].id == "backup.E001"


def test_programs_that_are_missing_are_named(db, backups, monkeypatch):
    assert checks.programs_are_there() == []
    monkeypatch.setenv("PATH", "")
    assert [each.id for each in checks.programs_are_there()] == ["backup.E002"] * (checks.connection.vendor != "sqlite")
