"""A hand on the keyboard: real key events into whatever has the focus, and a count of them."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from poworkbench.ui.main_window import Window
from poworkbench.ui.pictures import settle


class Hand:
    """`press` and `type` are the only ways in; there is no mouse."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.keys = 0

    def press(self, *keys: str, calm: bool = True) -> None:
        """Keys one after the other; `calm` waits until the screen has followed."""
        for key in keys:
            QTest.keySequence(QApplication.focusWidget() or self.window, key)
            self.keys += 1
        if calm:
            settle(self.window, 40)

    def type(self, text: str) -> None:
        """Text into the editor."""
        QTest.keyClicks(QApplication.focusWidget(), text)
        self.keys += len(text)

    @property
    def focused(self) -> tuple[str | None, str] | None:
        """The value that has the focus."""
        return self.window.review.table.key

    @property
    def document(self) -> str | None:
        """The document that is open."""
        return self.window.opening.document

    @property
    def message(self) -> str:
        """The sentence the screen says."""
        message = self.window.review.message
        return message.text() if message.isVisible() else ""

    def go_to(self, document: str) -> None:
        """Another document by N alone; these keys are not counted."""
        counted = self.keys
        for _step in range(20):
            if self.document == document:
                break
            self.press("N")
        assert self.document == document
        self.keys = counted
