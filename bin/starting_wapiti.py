"""Starts the scanner wapiti, in an environment of its own, without its reader of Flash: that comes as source alone."""

import sys
from types import ModuleType

sys.modules.setdefault("yaswfp", flash := ModuleType("yaswfp"))
flash.swfparser = ModuleType("swfparser")  # type: ignore[attr-defined]

from wapitiCore.main.wapiti import wapiti_asyncio_wrapper  # noqa: E402  # after what it would look for

if __name__ == "__main__":
    sys.exit(wapiti_asyncio_wrapper())
