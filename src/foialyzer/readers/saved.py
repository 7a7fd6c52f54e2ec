"""Whether a workbook was saved since it was written."""

import zipfile
from pathlib import Path

from foialyzer.account.workbook import WRITTEN

__all__ = ["is_untouched"]

_PROPERTIES, _MOST = "docProps/core.xml", 2**16  # where a workbook says when it was saved, and bytes of it that are read


def is_untouched(path: Path) -> bool:
    """Tell whether a file is a workbook that nobody saved since foialyzer wrote it.

    Args:
        path: of the file.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_PROPERTIES) as part:
            return f">{WRITTEN}</dcterms:modified>".encode() in part.read(_MOST)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        return False
