"""Files that somebody sends are held in memory and never laid on disk: they may hold what must never be kept."""

from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class ShortFiles(MemoryFileUploadHandler):
    """Of a file that is too large, no more is held than shows that it is: the form says so, and keeps the text.

    What is too large altogether is refused as soon as its length is told.
    """

    held = 0

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

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.held = 0
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002
        room = max(settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1 - self.held, 0)
        self.held += self.file.write(raw_data[:room])
