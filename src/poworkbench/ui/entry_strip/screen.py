"""A strip on top of all windows: the next value is in the clipboard, one key says that it was entered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from poworkbench.services.exchange.entry import EntryOrder
from poworkbench.services.global_keys import GlobalKeys
from poworkbench.services.refusals import NotTaken
from poworkbench.services.views import EVERYTHING, Changes
from poworkbench.ui.entry_strip.model import Entered, Progress
from poworkbench.ui.exchange_desk import Entering
from poworkbench.ui.exchange_keys import ANYWHERE, STRIP_KEYS
from poworkbench.ui.shortcuts import sign, verb_of
from poworkbench.ui.tasks import Tasks
from poworkbench.ui.theme import Theme
from poworkbench.ui.widgets.key_row import key_row
from poworkbench.ui.widgets.labels import Elided, toned
from poworkbench.ui.widgets.line_editor import LineEditor
from poworkbench.ui.widgets.naming import named
from poworkbench.ui.wording import entry
from poworkbench.ui.wording.refusals import failed, refused

GEOMETRY = "entry strip"
_SIZE = (680, 126)
_ON_TOP = Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint


class EntryStrip(QWidget):
    """Says `changed` whenever something was recorded; its place on the screen is remembered.

    While it is open, `anywhere` are its keys in other programs' windows, where this screen gives any away.
    """

    changed = Signal(object)
    pressed = Signal(str)

    def __init__(
        self, desk: Entering, tasks: Tasks, theme: Theme, settings: QSettings, keys: GlobalKeys,
        anywhere: Mapping[str, str] = ANYWHERE,
    ) -> None:  # fmt: skip
        super().__init__(None, _ON_TOP)
        self._desk, self._tasks, self._settings = desk, tasks, settings
        self._keys, self._anywhere = keys, anywhere
        self.progress = Progress()
        self._asking = False
        self.setWindowTitle("PO Workbench · enter into the ERP")
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading, self.place, self.old, self.value = Elided(), Elided(), QLabel(), QLabel()
        self.note, self.reach = Elided(), Elided()
        self.reason = LineEditor("Why it cannot be entered", entry.WHY, self)
        self._lay_out()
        self.setStyleSheet(theme.sheet())
        self._verbs = self._make_verbs()
        self.pressed.connect(self._pressed, Qt.ConnectionType.QueuedConnection)
        self.reason.entered.connect(self._skip)
        self.reason.left.connect(self._stay)
        self._place_window()
        self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key for each thing; held down, none does it twice."""
        verb = verb_of(event, STRIP_KEYS)
        if verb is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._verbs[verb]()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            held = self._keys.hold({verb: key for verb, key in self._anywhere.items() if key}, self.pressed.emit)
            self.reach.setText(entry.reach(held, sign))
            self.reach.setToolTip(self.reach.text())
        self.activateWindow()
        self.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keys.release()
        self._settings.setValue(GEOMETRY, self.saveGeometry())
        self._settings.sync()
        super().closeEvent(event)

    @property
    def asking(self) -> bool:
        """Whether the next order is being asked for; no key enters anything meanwhile."""
        return self._asking

    def _make_verbs(self) -> dict[str, Callable[[], object]]:
        return {
            "entered": self._entered, "back": self._back, "undo": self._undo, "skip": self._begin_skip,
            "number": self._number, "close": self.close,
        }  # fmt: skip

    def _pressed(self, verb: str) -> None:
        """A key came while another window has the focus; nothing is entered while a reason is being typed."""
        if self.isVisible() and not self.reason.isVisible():
            self._verbs[verb]()

    def _ask(self) -> None:
        """The next order, after everything before it was recorded."""
        self._asking = True
        skipped = tuple(self.progress.skipped)
        self._tasks.write(lambda: self._desk.next_order(skipped), self._show_order, self._failed)

    def _show_order(self, order: EntryOrder | None) -> None:
        """An order of which every value was skipped in this sitting ends it."""
        late = set(self.progress.skipped)
        over = order is None or all(late & set(step.operations) for step in order.steps)
        self._asking = False
        self.progress.order, self.progress.at = (None if over else order), 0
        self._pass_skipped()
        self._show()

    def _pass_skipped(self) -> None:
        late = set(self.progress.skipped)
        while (step := self.progress.step) and late & set(step.operations):
            self.progress.at += 1

    def _entered(self) -> None:
        if self._asking or self.progress.step is None:
            return
        one = self.progress.entered()
        if one and one.marks:
            self._tasks.write(lambda: self._record(one), self.changed.emit, self._failed)
        self._go_on()

    def _record(self, one: Entered) -> Changes:
        """In the writer's thread: what takes it back comes after it there, however fast the keys are."""
        one.entries = self._desk.entered(one.marks)
        return EVERYTHING

    def _go_on(self) -> None:
        self._pass_skipped()
        if self.progress.step is None:
            self._ask()
        else:
            self._show()

    def _back(self) -> None:
        if not self._asking and self.progress.order:
            self._show("" if self.progress.back() else entry.FIRST)

    def _undo(self) -> None:
        """The opposite is recorded after what it takes back; an order that was left comes again."""
        last = None if self._asking else self.progress.take_back()
        if last is None:
            self._say(entry.NOTHING_BACK, "warn")
            return
        if last.marks:
            self._tasks.write(lambda: self._desk.not_entered(last.entries), self.changed.emit, self._failed)
        if self.progress.order and self.progress.order.po_number == last.po_number:
            self._show()
        else:
            self._ask()

    def _begin_skip(self) -> None:
        if not self._asking and self.progress.step:
            self.reason.clear()
            self.reason.show()
            self.note.hide()
            self.activateWindow()
            self.reason.setFocus()

    def _skip(self, reason: str) -> None:
        if not reason.strip():
            return
        operations = self.progress.skip()
        self._tasks.write(lambda: self._desk.skip(operations, reason.strip()), self.changed.emit, self._failed)
        self._stay()
        self._go_on()

    def _stay(self) -> None:
        self.reason.hide()
        self.note.show()
        self.setFocus()

    def _number(self) -> None:
        if self.progress.order:
            QGuiApplication.clipboard().setText(self.progress.order.po_number)
            self._say(entry.copied_number(self.progress.order))

    def _failed(self, problem: BaseException) -> None:
        """What was not recorded is asked for again."""
        self._asking = False
        self.progress.order = None
        self._show()
        self._say(refused(problem) if isinstance(problem, NotTaken) else failed(problem), "bad")

    def _show(self, said: str = "") -> None:
        """Put the value into the clipboard and say where it goes."""
        order, step = self.progress.order, self.progress.step
        if order is None or step is None:
            self._show_end()
            return
        QGuiApplication.clipboard().setText(step.text)
        self.heading.setText(entry.heading(order, self.progress.at, self.progress.left))
        self.place.setText(entry.place(step))
        self.old.setText(entry.old_value(step))
        self.value.setText(step.text)
        self._say(said or entry.note(step, entered=self.progress.is_entered), "warn" if said or step.skipped else "ok")

    def _show_end(self) -> None:
        skipped = len(set(self.progress.skipped))
        self.heading.setText(entry.finished(len(self.progress.done), skipped))
        for label in (self.place, self.old, self.value, self.note):
            label.setText("")

    def _say(self, text: str, tone: str = "plain") -> None:
        self.note.setText(text)
        toned(self.note, tone)

    def _place_window(self) -> None:
        self.resize(*_SIZE)
        geometry = self._settings.value(GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 12, 7)
        column.setSpacing(4)
        self.heading.setObjectName("quiet")
        self.value.setStyleSheet("font-size: 17px; font-weight: 600;")
        self.value.setTextFormat(Qt.TextFormat.PlainText)
        self.value.setAccessibleName("The value in the clipboard")
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.place, 1)
        middle.addWidget(named(self.old, "quiet"))
        middle.addWidget(self.value)
        column.addWidget(self.heading)
        column.addLayout(middle)
        column.addWidget(self.note)
        column.addWidget(self.reason)
        column.addLayout(key_row(STRIP_KEYS))
        column.addWidget(named(self.reach, "quiet"))
        self.reason.hide()
