"""The pane with one of two versions: its name, and its text with marks on what the other lacks."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from interview_tui.interview.changes.joining import Span
from interview_tui.tui.kit.plain import plain

MARK = "bold $accent"
_GUTTER = "▎ "


class SidePane(VerticalScroll, can_focus=False):
    """Show one version, as a column or, in a narrow window, as a row."""

    def compose(self) -> ComposeResult:
        """Compose the name and the text."""
        yield Static(classes="side-name", markup=False)
        yield Static(classes="side-words", markup=False)

    def show(self, name: str, lines: Iterable[Content], *, chosen: bool) -> None:
        """Show these lines under `name`; `chosen` is whether they are kept."""
        self.query_one(".side-name", Static).update(plain(f"{'●' if chosen else '○'} {name}"))
        self.query_one(".side-words", Static).update(Content("\n").join(list(lines)))
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
