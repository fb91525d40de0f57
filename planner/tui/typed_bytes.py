"""What comes from a keyboard that does not speak UTF-8: shown as unknown characters, not the end of the program.

Textual decodes strictly and so ends with the first stray byte, such as an ä from a terminal set to Latin-1. It takes
its decoder from `codecs` by this name and offers no other way in; where a later version does not, nothing is changed.
"""

import codecs
from importlib import import_module
from typing import Any


def forgive_stray_bytes() -> None:
    """Lets Textual's terminal driver replace bytes that are no UTF-8 by `U+FFFD`; for the whole program, once."""
    try:
        driver: Any = import_module("textual.drivers.linux_driver")
    except ImportError:  # there is no such driver on Windows, which reads characters and not bytes
        return
    if hasattr(driver, "getincrementaldecoder"):
        driver.getincrementaldecoder = _lenient


def _lenient(encoding: str) -> Any:
    decoder = codecs.getincrementaldecoder(encoding)
    return lambda errors="replace": decoder(errors)
