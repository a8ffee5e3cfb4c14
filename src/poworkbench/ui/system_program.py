"""Opens a vendor's file with the system's own program, where that cannot do harm."""

from __future__ import annotations

from pathlib import Path, PurePath

from PySide6.QtCore import QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices

#: Kinds that a viewer shows; nothing that a system would run.
KINDS = "pdf png jpg jpeg tif tiff bmp gif txt csv xml edi x12 eml msg xlsx xls ods docx odt"
VIEWED = frozenset("." + kind for kind in KINDS.split(" "))


class SystemProgram:
    """Keeps the opened files in a folder that goes with the window."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    def open(self, name: str, content: bytes) -> bool:
        """Hand the file over; False for a kind that is not only looked at, or where nothing can be opened."""
        place = self.put(name, content)
        return place is not None and QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    def put(self, name: str, content: bytes) -> Path | None:
        """Where the file lies for the other program; None for a kind that is not only looked at."""
        plain = PurePath(name.replace("\\", "/")).name.lstrip(".-") or "document"
        if PurePath(plain).suffix.lower() not in VIEWED:
            return None
        place = Path(self._folder.filePath(plain))
        place.write_bytes(content)
        return place
