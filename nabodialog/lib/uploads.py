"""Files that somebody sends are held in memory and never laid on disk: they may hold what must never be kept."""

from typing import IO

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class ShortFiles(MemoryFileUploadHandler):
    """Of a file that is too large, no more is held than shows that it is: the form says so, and keeps the text.

    What is too large altogether is refused as soon as its length is told.
    """

    def handle_raw_input(
        self,
        input_data: IO[bytes],  # noqa: ARG002
        META: dict[str, str],  # noqa: ARG002, N803
        content_length: int,
        boundary: str,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        if content_length > settings.MOST_UPLOADED:
            raise RequestDataTooBig
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.file.write(raw_data[: max(settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1 - start, 0)])
