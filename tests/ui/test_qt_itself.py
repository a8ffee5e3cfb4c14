"""The Qt binding itself: a signal or a timer must not use up Python's own objects, or a long shift ends in a crash."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, QTimer, Signal


class Bell(QObject):
    rung = Signal(object)


@pytest.mark.parametrize("lasting", [True, False, None])
def test_signals_and_timers_leave_the_counts_of_lasting_objects_alone(qapp: object, lasting: object) -> None:
    bell = Bell()
    bell.rung.connect(lambda _said: None)
    before = sys.getrefcount(lasting)
    for _ in range(60):
        bell.rung.emit(None)
        QTimer(bell).stop()
    assert abs(sys.getrefcount(lasting) - before) < 30
