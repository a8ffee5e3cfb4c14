"""One table of colours for light and dark; every screen paints with its tokens."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from poworkbench.ui.stylesheet import stylesheet

LIGHT = {
    "bg": "#f4f5f7", "pane": "#ffffff", "line": "#dfe2e7", "ink": "#1c2128", "ink2": "#57606a", "ink3": "#646d77",
    "accent": "#0b5cad", "accentbg": "#e8f1fb", "onaccent": "#ffffff", "warn": "#8a5300", "warnbg": "#fff4dd",
    "bad": "#a4262c", "badbg": "#fdecec", "ok": "#1a6b3c", "okbg": "#e6f4ea", "key": "#eef0f3", "keyline": "#c6ccd4",
    "field": "#8b949e", "mark": "#59ffc83c", "markline": "#c98a00", "soft": "#99c98a00", "paper": "#ffffff",
}  # fmt: skip
DARK = {
    "bg": "#15181d", "pane": "#1d2127", "line": "#30363f", "ink": "#e6e9ee", "ink2": "#a9b2bd", "ink3": "#98a2ae",
    "accent": "#6cb2ff", "accentbg": "#16304d", "onaccent": "#0d1117", "warn": "#f0b75a", "warnbg": "#3a2b10",
    "bad": "#ff8f8f", "badbg": "#3d1d20", "ok": "#7fd49a", "okbg": "#16331f", "key": "#2a3038", "keyline": "#444c57",
    "field": "#6b7580", "mark": "#59ffc83c", "markline": "#c98a00", "soft": "#99c98a00", "paper": "#f3f3f0",
}  # fmt: skip

#: Which ink stands on which surface; a test holds every pair to 4.5 : 1.
PAIRS = tuple(
    (ink, surface)
    for ink, surfaces in {
        "ink": ("bg", "pane", "accentbg", "key"),
        "ink2": ("bg", "pane", "accentbg", "key"),
        "ink3": ("bg", "pane", "accentbg"),
        "accent": ("bg", "pane", "accentbg"),
        "onaccent": ("accent",),
        "warn": ("bg", "pane", "accentbg", "warnbg"),
        "bad": ("bg", "pane", "accentbg", "badbg"),
        "ok": ("bg", "pane", "accentbg", "okbg"),
    }.items()
    for surface in surfaces
)

#: Ink and surface of a tone; see wording.states.Tone.
TONES = {
    "plain": ("ink2", "key"),
    "soft": ("ink3", "pane"),
    "ok": ("ok", "okbg"),
    "warn": ("warn", "warnbg"),
    "bad": ("bad", "badbg"),
}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True, slots=True)
class Fonts:
    """The window's letters: one family, three sizes, digits of one width."""

    text: QFont
    bold: QFont
    small: QFont
    title: QFont


class Theme(QObject):
    """Which table is in force; `changed` tells the painters. The choice is system, light or dark."""

    changed = Signal()

    def __init__(self, choice: str = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self.fonts = _fonts()
        self._colours: dict[str, QColor] = {}
        self._mix()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def dark(self) -> bool:
        """Whether the dark table is in force."""
        if self.choice != "system":
            return self.choice == "dark"
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    @property
    def tokens(self) -> dict[str, str]:
        """The table in force."""
        return DARK if self.dark else LIGHT

    def colour(self, token: str) -> QColor:
        """One token as Qt wants it."""
        return self._colours[token]

    def tone(self, tone: str) -> tuple[QColor, QColor]:
        """Ink and surface of a tone."""
        ink, surface = TONES[tone]
        return self.colour(ink), self.colour(surface)

    def choose(self, choice: str) -> None:
        """Light, dark, or as the system has it."""
        self.choice = choice
        self._mix()
        self.changed.emit()

    def toggle(self) -> None:
        """The other one of the two, from now on whatever the system has."""
        self.choose("light" if self.dark else "dark")

    def palette(self) -> QPalette:
        """For the parts that Qt paints itself."""
        return _palette(self.tokens)

    def sheet(self) -> str:
        """The style sheet of the window."""
        return stylesheet(self.tokens)

    def _system_changed(self) -> None:
        if self.choice == "system":
            self._mix()
            self.changed.emit()

    def _mix(self) -> None:
        """Colours are asked for at every painted row."""
        self._colours = {token: QColor(colour) for token, colour in self.tokens.items()}


def _fonts() -> Fonts:
    text = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    text.setPixelSize(13)
    text.setFeature(QFont.Tag("tnum"), 1)
    bold, small, title = QFont(text), QFont(text), QFont(text)
    bold.setWeight(QFont.Weight.DemiBold)
    small.setPixelSize(12)
    title.setPixelSize(17)
    title.setWeight(QFont.Weight.DemiBold)
    return Fonts(text, bold, small, title)


def _palette(tokens: dict[str, str]) -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    for roles, token in (
        ((role.Window,), "bg"),
        ((role.Base, role.AlternateBase, role.ToolTipBase), "pane"),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), "ink"),
        ((role.PlaceholderText,), "ink3"),
        ((role.Button,), "key"),
        ((role.Highlight, role.Accent, role.Link), "accent"),
        ((role.HighlightedText,), "onaccent"),
        ((role.Mid, role.Dark), "line"),
    ):
        for one in roles:
            palette.setColor(one, QColor(tokens[token]))
    return palette
