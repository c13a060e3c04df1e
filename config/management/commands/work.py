"""Does what is due, beside the server: `manage.py work`. What is due is listed in `settings.WORK`."""

import logging
import signal
from argparse import ArgumentParser
from threading import Event

from django.conf import settings
from django.core.management.base import BaseCommand

from nabodialog.lib.rounds import work, work_until_nothing_is_due
from nabodialog.operations.round_book import RoundBook

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Sends, reminds and erases what is due, until told to stop. Several may work at once."
    requires_system_checks = []  # `prepare` has run what is needed

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing more is due; for cron")
        parser.add_argument("--pause", type=float, default=2, help="seconds of rest while there is nothing to do")

    def handle(self, *, once: bool, pause: float, **_options: object) -> None:
        stopping = Event()
        for told in (signal.SIGTERM, signal.SIGINT):
            signal.signal(told, lambda *_told: stopping.set())
        book = RoundBook()
        if once:
            self.stdout.write(f"Done: {work_until_nothing_is_due(settings.WORK, stopping, book.note)}")
            book.write()
            return
        logger.info("At work: %s", ", ".join(settings.WORK))
        work(settings.WORK, stopping, pause, book.note)
        book.write()
        logger.info("Stopped, with every round finished")
