"""What the stage has for those who run the installation."""

from nabodialog.backup.models import Backup, BackupTurn, Outcome
from nabodialog.operations.models import Certificate, HistoryCheck, RoundRun

from .cast import NOW


def work_beside():
    facts = {"seconds": 0.1, "failures": 1, "failed_at": NOW, "is_failing": True}
    RoundRun.objects.create(path="nabodialog.post.sending.send_due", done_at=NOW, **facts)
    Backup.objects.create(started_at=NOW, finished_at=NOW, outcome=Outcome.MADE, name="kopi", verified_at=NOW)
    BackupTurn.objects.create(free_at=NOW)
    Certificate.objects.create(next_at=NOW, looked_at=NOW, expires_at=NOW)
    HistoryCheck.objects.create(next_at=NOW, looked_at=NOW, number=1)
