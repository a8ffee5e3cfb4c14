"""The Qt binding we stand on: one release lost a reference at every signal and took the whole program down with it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer, Signal


class Sender(QObject):
    sent = Signal(object)


def test_a_signal_costs_no_reference() -> None:
    sender = Sender()
    sender.sent.connect(id)
    before = [sys.getrefcount(one) for one in (True, False, None)]
    for _turn in range(200):
        sender.sent.emit(0)
        QTimer(sender).stop()
    after = [sys.getrefcount(one) for one in (True, False, None)]
    assert all(late > early - 100 for early, late in zip(before, after, strict=True))
