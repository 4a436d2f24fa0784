"""The pane with one of two versions: its name, and its text with marks on what the other lacks."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from interview_tui.interview.changes.joining import Span
from interview_tui.tui.kit.plain import plain

MARK = "bold $accent"
_GUTTER = "▎ "


class SideWords(Widget):
    """Show lines that begin with a gutter; what does not fit goes on below their text, behind the same gutter."""

    def __init__(self) -> None:
        super().__init__(classes="side-words")
        self.lines: tuple[Content, ...] = ()

    def show(self, lines: Iterable[Content]) -> None:
        """Show these lines in place of others."""
        self.lines = tuple(lines)
        self.refresh(layout=True)

    def _rows(self, width: int) -> list[Content]:
        size, room = len(_GUTTER), max(width - len(_GUTTER), 1)
        return [line[:size] + row for line in self.lines for row in line[size:].wrap(room) or (Content(),)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of rows that the lines take."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Return the rows."""
        return Content("\n").join(self._rows(self.content_size.width))


class SidePane(VerticalScroll, can_focus=False):
    """Show one version, as a column or, in a narrow window, as a row."""

    def compose(self) -> ComposeResult:
        """Compose the name and the text."""
        yield Static(classes="side-name", markup=False)
        yield SideWords()

    def show(self, name: str, lines: Iterable[Content], *, chosen: bool) -> None:
        """Show these lines under `name`; `chosen` is whether they are kept."""
        self.query_one(".side-name", Static).update(plain(f"{'●' if chosen else '○'} {name}"))
        self.query_one(SideWords).show(lines)
        self.set_class(chosen, "-chosen")
        self.scroll_home(animate=False)


def marked(text: str, spans: Iterable[Span], style: str = "") -> list[Content]:
    """Return the lines of `text` (already printable), with `spans` marked and a bar before those lines."""
    found, lines, at = list(spans), [], 0
    for line in text.split("\n"):
        inside = [(max(start - at, 0), min(end - at, len(line))) for start, end in found]
        inside = [(start, end) for start, end in inside if start < end]
        shown = Content.styled(line, style) if style else Content(line)
        for start, end in inside:
            shown = shown.stylize(MARK, start, end)
        gutter = Content.styled(_GUTTER, "$accent") if inside else Content("  ")
        lines.append(gutter + shown)
        at += len(line) + 1
    return lines
