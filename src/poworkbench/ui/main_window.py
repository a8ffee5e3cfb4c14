"""The window: queue, differences and document side by side, put together and wired."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QVBoxLayout, QWidget

from poworkbench.services.refusals import NotTaken
from poworkbench.services.views import EVERYTHING, Changes, HistoryRow, QueueRow, ReviewRow, ReviewView, Status
from poworkbench.ui import remembering
from poworkbench.ui.deciding import Deciding
from poworkbench.ui.desk import Desk
from poworkbench.ui.document.pages import Pages
from poworkbench.ui.document.screen import DocumentScreen
from poworkbench.ui.errands import Errands
from poworkbench.ui.flow import Flow
from poworkbench.ui.foot import Foot
from poworkbench.ui.help import HelpPage
from poworkbench.ui.history.asking import Asking
from poworkbench.ui.history.panel import HistoryPanel
from poworkbench.ui.menus import MenuItem, all_actions, app_menu, make_actions
from poworkbench.ui.opening import Opening
from poworkbench.ui.places import places
from poworkbench.ui.pointing import Pointing
from poworkbench.ui.queue.screen import QueueScreen
from poworkbench.ui.refreshing import Refreshing
from poworkbench.ui.refused.screen import RefusedScreen
from poworkbench.ui.review.screen import ReviewScreen
from poworkbench.ui.tasks import Tasks
from poworkbench.ui.theme import Theme
from poworkbench.ui.top_bar import TopBar
from poworkbench.ui.tray import TrayKeys
from poworkbench.ui.turning import Turning
from poworkbench.ui.widgets.naming import named
from poworkbench.ui.widgets.present import now
from poworkbench.ui.widgets.splitting import split
from poworkbench.ui.wording.hints import nothing_waits
from poworkbench.ui.wording.refusals import failed, refused


class Window(QMainWindow):
    """The whole screen over one desk; `tell` may be called from any thread when something changed elsewhere."""

    def __init__(
        self,
        desk: Desk,
        *,
        client: str,
        person: str,
        settings_path: Path,
        extra_menu: Sequence[MenuItem] = (),
        extra_title: str = "Demo",
    ) -> None:
        super().__init__()
        self.setWindowTitle(f"PO Workbench · {client}")
        self.settings = QSettings(str(settings_path), QSettings.Format.IniFormat)
        self.theme = Theme(remembering.theme(self.settings), self)
        self.tasks = Tasks(self._failed, self)
        self._make_screens(desk, client, person)
        self._make_movers(desk)
        self._make_menus(extra_menu, extra_title)
        self._wire()
        self._lay_out()
        remembering.restore(self.settings, self, self._splitters())
        self._dress()
        self.tell(EVERYTHING)

    def tell(self, changes: Changes) -> None:
        """Something changed; what is on the screen is asked for again."""
        self.refreshing.told.emit(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        remembering.fit(self)
        self.activateWindow()  # where no window manager does it, no key would arrive

    def closeEvent(self, event: QCloseEvent) -> None:
        self.refreshing.stop()
        remembering.keep(self.settings, self, self._splitters(), self.theme.choice)
        self.tasks.close()
        super().closeEvent(event)

    def _make_screens(self, desk: Desk, client: str, person: str) -> None:
        self.top = TopBar(client, person)
        self.queue = QueueScreen(self.theme)
        self.review = ReviewScreen(self.theme)
        self.document = DocumentScreen(self.theme, Pages(self.tasks, desk.picture, self))
        self.history = HistoryPanel()
        self.foot = Foot(self.tasks)
        self.help = HelpPage()
        self.refused = RefusedScreen(self.theme)

    def _make_movers(self, desk: Desk) -> None:
        self.deciding = Deciding(self.tasks, desk, self)
        self.opening = Opening(self.tasks, desk, self.deciding.settle, self)
        self.flow = Flow(self.queue, self.review, self.opening, self.deciding, self)
        self.asking = Asking(self.tasks, desk.history, self.history)
        self.refreshing = Refreshing(self.tasks, desk, self.opening, self.asking, self)
        self.errands = Errands(self.tasks, desk, self)
        self.tray = TrayKeys(self.tasks, desk, self.refused, self.review, self.flow.escalate)
        self.turning = Turning(self.help, self.refused, self.tray.ask, self.review.rest)
        self.pointing = Pointing(self.tasks, desk, self.review, self.document, self)

    def _verbs(self) -> dict[str, Callable[[], object]]:
        page, errands, theme = self.document, self.errands, self.theme
        return self.flow.verbs() | {
            "filter": self.top.begin_find, "resort": self.queue.resort, "history": self.history.take_focus,
            "zoom_in": lambda: page.view.zoom_by(1), "zoom_out": lambda: page.view.zoom_by(-1), "fit": page.view.fit,
            "rotate": page.view.rotate_page, "page_down": lambda: page.turn(1), "page_up": lambda: page.turn(-1),
            "open": lambda: errands.open_file(self.opening.document), "help": self.turning.help,
            "sync": errands.sync, "verify": errands.verify, "theme": theme.toggle, "leave": self._leave,
            "menu": self.top.popup, "refused": self.turning.tray,
        }  # fmt: skip

    def _make_menus(self, extra: Sequence[MenuItem], title: str) -> None:
        make_actions(self, self._verbs(), self.turning.allowed)
        if extra:
            self.top.add_menu(f"{title} ▾", app_menu(self, extra, self.errands.run), title)
        self.top.add_menu("☰", all_actions(self), "Everything as a menu")

    def _wire(self) -> None:
        told = self.refreshing.told
        self.theme.changed.connect(self._dress)
        self.queue.chosen.connect(self.opening.open)
        self.queue.counted.connect(self.top.show_waiting)
        self.opening.opened.connect(self._opened)
        self.opening.emptied.connect(self.review.show_nothing)
        self.opening.failed.connect(self._failed)
        self.deciding.changed.connect(told)
        self.errands.changed.connect(told)
        self.errands.said.connect(self.review.say)
        self.errands.searched.connect(self.review.show_candidates)
        self.flow.rejected.connect(lambda: told.emit(EVERYTHING))
        self.refreshing.queue.connect(self._show_queue)
        for status in (self.refreshing.status, self.errands.status):
            status.connect(self._show_status)
        self.review.focused.connect(self._focused)
        self.review.searched.connect(self.errands.search)
        self.history.place.connect(self._show_place)
        self.history.left.connect(self.review.rest)
        for pressed in (self.review.pressed, self.document.pressed):
            pressed.connect(self._press)
        self._wire_finding()
        self._wire_tray()

    def _wire_tray(self) -> None:
        self.tray.changed.connect(self.refreshing.told)
        self.tray.opening.connect(self._open_from_tray)
        self.opening.opened.connect(self.tray.opened)
        self.refused.left.connect(self._leave)

    def _wire_finding(self) -> None:
        box = self.top.finding
        box.textEdited.connect(self.queue.filter)
        box.entered.connect(self._found)
        box.left.connect(self._leave)
        box.moved.connect(self.queue.step)

    def _show_queue(self, rows: Sequence[QueueRow]) -> None:
        self.queue.show_rows(rows)
        if self.opening.document is None:
            self._show_nothing()

    def _show_status(self, status: Status) -> None:
        self.foot.show_status(status)
        if self.refused.isVisible():
            self.tray.ask()
        if self.opening.document is None:
            self._show_nothing()

    def _show_nothing(self) -> None:
        self.review.show_nothing(nothing_waits(self.foot.status, now()))
        self.document.clear()

    def _opened(self, view: ReviewView) -> None:
        self.document.open(view.document, view.name, view.pages)
        self.review.table.rows.pending = self.deciding.waiting(view.document)
        self.review.show_view(view)
        ahead = self.queue.following()
        if ahead:
            self.opening.fetch_ahead(ahead, self._fetch_page)

    def _fetch_page(self, view: ReviewView) -> None:
        if view.pages:
            self.document.fetch_ahead(view.document)

    def _focused(self, row: ReviewRow | None) -> None:
        view = self.review.view
        self.document.show_evidence(*places(view, row))
        self.asking.about(view.po_number if view else None, row)

    def _show_place(self, entry: HistoryRow) -> None:
        if entry.evidence and entry.document in (None, self.opening.document):
            self.document.show_evidence(entry.evidence, ())

    def _found(self) -> None:
        if self.queue.model.row_of(self.opening.document) < 0:
            self.queue.step(1)
        self.review.rest()

    def _leave(self) -> None:
        if not self.turning.back() and self.top.finding.text():
            self.top.finding.clear()
            self.queue.filter("")
        self.review.leave()

    def _open_from_tray(self, document: str) -> None:
        self.turning.back()
        if self.queue.model.row_of(document) >= 0:
            self.queue.choose(document)
        else:
            self.opening.open(document)

    def _press(self, action: str) -> None:
        next(one for one in self.actions() if one.objectName() == action).trigger()

    def _failed(self, problem: BaseException) -> None:
        self.review.say(refused(problem) if isinstance(problem, NotTaken) else failed(problem), "bad")

    def _splitters(self) -> dict[str, QSplitter]:
        return {"panes": self.panes, "middle": self.middle}

    def _lay_out(self) -> None:
        self.middle = split(Qt.Orientation.Vertical, {self.review: (540, 1), self.history: (128, 0)})
        for pane, width in ((self.queue, 190), (self.middle, 420), (self.document, 260)):
            pane.setMinimumWidth(width)
        self.panes = split(
            Qt.Orientation.Horizontal, {self.queue: (272, 1), self.middle: (614, 3), self.document: (480, 2)}
        )
        self.turning.begin(self.panes)
        whole = named(QWidget(), "middle")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.turning.stack, 1)
        column.addWidget(self.foot)
        self.setCentralWidget(whole)

    def _dress(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(self.theme.palette())
        app.setFont(self.theme.fonts.text)
        self.setStyleSheet(self.theme.sheet())
        self.update()
