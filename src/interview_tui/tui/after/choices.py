"""The list of what can be done with a finished interview."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from interview_tui.tui.kit.widgets.marked_list import MarkedList


class Choices(MarkedList):
    """List actions, in a page that scrolls along with the selection. The id of an option is its action."""

    def offer(self, rows: Iterable[tuple[str, Content]]) -> None:
        """Show these actions, each with its text; the selection stays at the same index."""
        at = self.highlighted or 0
        self.clear_options()
        self.add_options(Option(text, id=action) for action, text in rows)
        self.highlighted = min(at, self.option_count - 1)

    @on(OptionList.OptionHighlighted)
    def keep_in_view(self) -> None:
        """Scroll the page along, once its layout is done: a key may come before, when no row has its place yet."""
        self.call_after_refresh(self._scroll_page)

    def _scroll_page(self) -> None:
        """Scroll the page to the selection; for the first option, to the top of the page."""
        page, at = self.query_ancestor(VerticalScroll), self.highlighted or 0
        if at == 0:
            page.scroll_home(animate=False)
        else:
            page.scroll_to_region(Region(0, self.virtual_region.y + at, 1, 1), animate=False, force=True)
