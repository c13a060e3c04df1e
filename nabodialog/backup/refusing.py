"""What stops a backup or a restore, told in one sentence that says what to do."""


class BackupError(Exception):
    """Nothing was changed; the words are for whoever ran the command."""
