from datetime import UTC, datetime, timedelta

from nabodialog.backup.pruning import Keep, superfluous

LAST = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)  # a Saturday
NIGHTLY = [LAST - timedelta(days=days) for days in range(400)]


def kept(moments, keep):
    return sorted(set(moments) - superfluous(moments, keep), reverse=True)


def test_the_newest_of_each_of_the_last_days_weeks_and_months_is_kept():
    days = [moment.date().isoformat() for moment in kept(NIGHTLY, Keep(days=3, weeks=3, months=3))]
    assert days == ["2026-11-28", "2026-11-27", "2026-11-26", "2026-11-22", "2026-11-15", "2026-10-31", "2026-09-30"]


def test_of_several_in_a_day_the_newest_is_kept():
    hourly = [LAST - timedelta(hours=hours) for hours in range(48)]
    assert kept(hourly, Keep(days=2, weeks=0, months=0)) == [LAST, datetime(2026, 11, 27, 23, tzinfo=UTC)]


def test_days_without_a_backup_do_not_push_old_ones_out():
    rare = [LAST - timedelta(days=200), LAST - timedelta(days=100), LAST]
    assert superfluous(rare, Keep(days=3, weeks=0, months=0)) == set()


def test_the_newest_is_kept_whatever_the_rule():
    assert kept(NIGHTLY, Keep(0, 0, 0)) == [LAST]
    assert superfluous([], Keep(7, 4, 3)) == set()
