"""The middle pane: a document's head, its differences, what to type, which keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from poworkbench.services.views import CandidateView, ReviewRow, ReviewView
from poworkbench.ui.review.editor import InlineEditor
from poworkbench.ui.review.finder import Finder
from poworkbench.ui.review.header import Header
from poworkbench.ui.review.keys import keys_for, words_for
from poworkbench.ui.review.rows import Key
from poworkbench.ui.review.short_forms import preview, slip, written_out
from poworkbench.ui.review.table import ReviewTable
from poworkbench.ui.review.typed import Typed
from poworkbench.ui.theme import Theme
from poworkbench.ui.widgets.banner import Banner
from poworkbench.ui.widgets.key_strip import KeyStrip
from poworkbench.ui.widgets.naming import quiet, wrapping
from poworkbench.ui.widgets.present import today
from poworkbench.ui.wording.cautions import sentence as caution
from poworkbench.ui.wording.fields import value_name
from poworkbench.ui.wording.pages import no_order, read_by_eye
from poworkbench.ui.wording.questions import standard


class ReviewScreen(QWidget):
    """Says what a person typed: `entered` a value, `asked` the buyer, `linked` an order, `searched` for one."""

    focused = Signal(object)
    entered = Signal(object, object)
    asked = Signal(object, str)
    searched = Signal(str)
    linked = Signal(str)
    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view: ReviewView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.table = ReviewTable(theme, self)
        self.finder = Finder(theme, self)
        self.header = Header(theme, self)
        self.problem = Banner("Why the document was not read", self)
        self.message = Banner("Message", self)
        self.keys = KeyStrip(self)
        self.editor: InlineEditor | None = None
        self._deferred: ReviewView | None = None
        self._empty = wrapping(quiet())
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._lay_out()
        self.table.focused.connect(self._focused)
        self.finder.searched.connect(self.searched)
        self.finder.taken.connect(self.linked)
        self.finder.left.connect(self.leave)
        self.keys.clicked.connect(self.pressed)

    @property
    def row(self) -> ReviewRow | None:
        """The value that has the focus."""
        place = self.table.rows.row_of(self.table.key)
        return self.table.rows.rows[place].row if place >= 0 else None

    @property
    def empty_text(self) -> str:
        """What is said while no document is open."""
        return self._empty.text() if self._stack.currentWidget() is self._empty else ""

    def show_view(self, view: ReviewView) -> None:
        """Another document, or the same one further on; what is being typed is never disturbed."""
        other = self.view is None or self.view.document != view.document
        if self.editor and not other:
            self._deferred = view
            return
        self._drop_editor()
        key = None if other else self.table.key
        self.view = view
        self.table.rows.unfolded = self.table.rows.unfolded and not other
        self._paint(view)
        if other:
            self.message.say("")
            self.finder.line.clear()
            self._stack.setCurrentWidget(self.finder if view.state == "unmatched" else self.table)
            self.rest()
        elif self._stack.currentWidget() is self.finder and view.state != "unmatched":
            self._stack.setCurrentWidget(self.table)
            self.rest()
        self.table.focus(key if self.table.rows.row_of(key) >= 0 else self._first())

    def show_nothing(self, text: str) -> None:
        """No document is open, or it is still on its way; the keyboard stays in this pane."""
        self._drop_editor()
        self.setFocus()
        self.view = None
        self.table.rows.show_view(None)
        self.header.show_view(None)
        self.problem.say("")
        self._empty.setText(text)
        self._stack.setCurrentWidget(self._empty)
        self.keys.show_keys(keys_for(None))
        self.table.focus(None)

    def say(self, text: str, tone: str = "plain") -> None:
        """A sentence for the person, in place of a dialog."""
        self.message.say(text, tone)

    def begin_enter(self, row: ReviewRow, typed: Typed | None = None, refusal: str = "") -> None:
        """Open the editor for another value under the focused row."""
        value = typed.text if typed else row.acknowledged or row.ordered or ""
        places = typed.places if typed else ()
        title = f"{value_name(row.line, row.field)} is"
        editor = InlineEditor(title, value, lambda typed: preview(row, typed, today()))
        editor.entered.connect(lambda text: self._typed(editor, row, Typed(text, places)))
        self._open(editor, refusal)

    def _typed(self, editor: InlineEditor, row: ReviewRow, typed: Typed) -> None:
        """Take it; what looks like a slip only when Enter is pressed once more."""
        doubt = slip(row, typed.text, today())
        if doubt and editor.said != doubt:
            editor.say(doubt)
        else:
            self._close(self.entered.emit, row, replace(typed, text=written_out(row, typed.text, today())))

    def begin_escalate(self, row: ReviewRow, typed: Typed | None = None, refusal: str = "") -> None:
        """Open the question to the buyer under the focused row."""
        assert self.view is not None
        buyer = self.view.buyer_name or "the buyer"
        editor = InlineEditor(f"Ask {buyer}", typed.text if typed else standard(row, today()), above=True)
        editor.line.setCursorPosition(0)
        editor.entered.connect(lambda text: self._close(self.asked.emit, row, text.strip()))
        self._open(editor, refusal)

    def begin_link(self) -> None:
        """Look for the document's order."""
        if self.view:
            self.finder.show_candidates(self.view.candidates)
            self._stack.setCurrentWidget(self.finder)
            self.finder.start()

    def show_candidates(self, candidates: Sequence[CandidateView] | None) -> None:
        """What a search found; None for the document's own candidates."""
        own = self.view.candidates if self.view else ()
        self.finder.show_candidates(own if candidates is None else candidates)

    def leave(self) -> None:
        """Out of the editor or the finder, back to the values."""
        self._drop_editor()
        if self.view and self.view.state != "unmatched":
            self._stack.setCurrentWidget(self.table)
        self.rest()
        self._catch_up()
        self.focused.emit(self.row)

    def rest(self) -> None:
        """The keyboard where single keys act: on the table, or on the pane while there is none."""
        (self.table if self.table.isVisible() else self).setFocus()

    def fold(self) -> None:
        """Every line, or only what differs; the focus stays on its value where it can."""
        key = self.table.key
        self._drop_editor()
        self.table.rows.fold(not self.table.rows.unfolded)
        self.table.focus(key if self.table.rows.row_of(key) >= 0 else self._first())

    def go_on(self, after: Key | None) -> bool:
        """To the next value that needs a person; False where none is left."""
        key = self.table.next_needing(after)
        if key is not None:
            self.table.focus(key)
        return key is not None

    def _first(self) -> Key | None:
        key = self.table.next_needing(None)
        return key or next((shown.owner for shown in self.table.rows.rows if shown.kind == "value"), None)

    def _paint(self, view: ReviewView) -> None:
        self.table.rows.show_view(view)
        self.header.show_view(view)
        if view.state == "unmatched":
            told = [no_order(view.name, view.problem, view.problem_detail), *map(caution, view.cautions)]
            self.problem.say("\n".join(told), "warn")
            self.finder.show_candidates(view.candidates)
        elif view.state == "unread":
            self.problem.say(read_by_eye(view.name, view.problem, view.problem_detail), "warn")
        else:
            self.problem.say("")
        self.keys.show_keys(keys_for(view), words_for(view))

    def _open(self, editor: InlineEditor, refusal: str) -> None:
        self._drop_editor()
        self.editor = editor
        editor.left.connect(self.leave)
        editor.resized.connect(self.table.fit_editor)
        self.table.open_editor(editor)
        editor.line.setFocus()
        if refusal:
            editor.say(refusal)

    def _close(self, send: Callable[[ReviewRow, Any], None], row: ReviewRow, said: Typed | str) -> None:
        self._drop_editor()
        self.rest()
        send(row, said)
        self._catch_up()

    def _drop_editor(self) -> None:
        if self.editor:
            self.editor = None
            self.table.close_editor()

    def _catch_up(self) -> None:
        view, self._deferred = self._deferred, None
        if view and self.view and view.document == self.view.document:
            self.show_view(view)

    def _focused(self, _key: Key | None) -> None:
        self.focused.emit(self.row)

    def _lay_out(self) -> None:
        for widget in (self.table, self.finder, self._empty):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 2)
        column.setSpacing(7)
        column.addWidget(self.header)
        column.addWidget(self.problem)
        column.addWidget(self._stack, 1)
        column.addWidget(self.message)
        column.addWidget(self.keys)
