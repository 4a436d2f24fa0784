"""The notes on screen, paragraph by paragraph, with a heading wherever a card begins: rows, drawn one by one.

A document may have thousands of paragraphs: a widget for each would hold up the keys.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import ClassVar, Final, NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from interview_tui.intake.proposing import Why
from interview_tui.language import _
from interview_tui.tui.intake.placing import Place, Placing
from interview_tui.tui.kit.base import LINE
from interview_tui.tui.kit.plain import plain

NOWHERE: Final = -1
"""The item of a row that is no part of the notes."""
_MARGIN: Final = 3  # columns at either side
_INDENT: Final = 2  # columns before the words below a heading
_MOST_ROWS: Final = 3  # of one paragraph: enough to tell what it is
_LEAST: Final = 20  # columns to wrap in, however narrow the window is
_EDGE: Final = "▌"
_USUAL: Final = re.compile("[ -~\xa0-\xac\xae-\u02af‐-‧‰-⁞]*")  # each of these takes one column; no soft hyphen
_BLANK: Final = Content()


class Row(NamedTuple):
    """Hold one row: the index of the block that it is of, or NOWHERE, and what it shows.

    Text becomes content, in that style, when the row is drawn: of most rows it never is.
    """

    item: int
    shown: Content | str
    style: str = ""

    @property
    def content(self) -> Content:
        """Return what the row shows."""
        return plain(self.shown, self.style) if isinstance(self.shown, str) else self.shown.stylize(self.style)


_EMPTY: Final = Row(NOWHERE, _BLANK)


class NotesPage(ScrollView, can_focus=False):
    """Show the notes between an opening and an ending. `here` is the current item: a block, or the ending behind them.

    `seen` are the items that have been on the screen from their first row to their last.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"notes-page--here"}
    DEFAULT_CSS = """
    NotesPage { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    NotesPage > .notes-page--here { background: $surface; }
    """

    here: reactive[int] = reactive(0)

    class Moved(Message):
        """Report that another item became the current one, or that more has been on the screen."""

    class Pressed(Message):
        """Report a click on the current item."""

    def __init__(self, titles: Mapping[int, str]) -> None:
        """Take the titles of the cards by number."""
        super().__init__()
        self._titles = titles
        self._placing: Placing | None = None
        self._opening: tuple[Content, ...] = ()
        self._ending = Content()
        self._words: list[list[Content | str]] = []  # of each block, wrapped for the width that there is
        self._words_width = 0
        self._rows: list[Row] = []
        self._first_rows: list[int] = []  # of each item
        self.seen: set[int] = set()

    def show(self, placing: Placing, opening: Sequence[Content], ending: Content) -> None:
        """Show these notes and places. The item stays current, and in sight."""
        self._placing, self._opening, self._ending = placing, tuple(opening), ending
        self._lay_out()

    # --- the rows

    @property
    def last(self) -> int:
        """Return the item behind the last block: the ending."""
        return len(self._placing.notes.blocks) if self._placing is not None else 0

    @property
    def _width(self) -> int:
        """Return the columns for words."""
        return max(min(self.scrollable_content_region.width, LINE) - 2 * _MARGIN, _LEAST)

    def _lay_out(self) -> None:
        """Make the rows anew, for the width that there is."""
        placing, width = self._placing, self._width
        if placing is None or not self.size.width:
            return
        if self._words_width != width:
            self._words = [short_words(block.shown, width - _INDENT) for block in placing.notes.blocks]
            self._words_width = width
        rows = [Row(NOWHERE, line) for text in self._opening for line in (*text.wrap(width), _BLANK)]
        firsts: list[int] = []
        loose = placing.beginning
        for at, (block, words) in enumerate(zip(placing.notes.blocks, self._words, strict=True)):
            place = placing.places.get(at)
            if rows and rows[-1].shown is not _BLANK and (place is not None or at == loose.stop or block.apart):
                rows.append(_EMPTY)
            firsts.append(len(rows))
            if at == loose.start and at in loose:
                rows += [Row(at, line) for line in _of_no_card(width, is_above=placing.is_above)]
            elif place is not None:
                rows += [Row(at, line) for line in _heading(place, self._titles.get(place.card, ""), width)]
            style = "bold" if block.level or block.bold else ""
            is_left_out = place is not None and not place.start.keeps_heading
            rows.append(Row(at, words[0], "$quiet" if is_left_out else style))
            rows += [Row(at, line, style) for line in words[1:]]
        rows.append(_EMPTY)
        firsts.append(len(rows))
        rows += [Row(self.last, line) for line in self._ending.wrap(width)]
        self._rows, self._first_rows = rows, firsts
        self.virtual_size = Size(self.scrollable_content_region.width, len(rows))
        self.refresh()
        self.call_after_refresh(self.look)

    def _rows_of(self, item: int) -> range:
        """Return which rows an item has."""
        if not 0 <= item < len(self._first_rows):
            return range(0)
        first = self._first_rows[item]
        end = self._first_rows[item + 1] if item + 1 < len(self._first_rows) else len(self._rows)
        while end > first and self._rows[end - 1].item != item:
            end -= 1
        return range(first, end)

    def render_line(self, y: int) -> Strip:
        """Return the row that stands there now."""
        at, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        row = self._rows[at] if at < len(self._rows) else _EMPTY
        is_here = row.item == self.here
        style = self.get_visual_style("notes-page--here") if is_here else self.visual_style
        edge = Content.styled(_EDGE, "$primary") if is_here else Content(" ")
        line = Content.assemble(edge, " " * (_MARGIN - 1), row.content)
        return Visual.to_strips(self, line, width, 1, style, pad=True, apply_selection=False)[0]

    def notify_style_update(self) -> None:
        """Draw all rows anew: in another theme they have other colours."""
        super().notify_style_update()
        self.refresh()

    def on_resize(self) -> None:
        """Make the rows anew, and keep the current item in sight."""
        self._lay_out()
        self.call_after_refresh(self.bring_into_view)

    # --- what has been on the screen

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Count what came in sight."""
        super().watch_scroll_y(old_value, new_value)
        self.look()

    def look(self) -> None:
        """Count what is in sight."""
        height = self._height
        if not height or not self._first_rows:
            return
        top = self.scroll_offset.y
        first = max(bisect_right(self._first_rows, top) - 1, 0)
        before = len(self.seen)
        for item in range(first, len(self._first_rows)):
            rows = self._rows_of(item)
            if rows.start >= top + height:
                break
            if rows.start >= top and rows.stop <= top + height:
                self.seen.add(item)
        if len(self.seen) != before:
            self.post_message(self.Moved())

    @property
    def _height(self) -> int:
        """Return the rows there are for the notes; 0 while they cannot be seen."""
        if not self.is_attached or self.screen.has_class("-too-small") or self.app.screen is not self.screen:
            return 0
        return self.scrollable_content_region.height

    @property
    def has_seen_all(self) -> bool:
        """Return whether every block has been on the screen."""
        return self.seen.issuperset(range(self.last))

    @property
    def first_unseen(self) -> int:
        """Return the first block that was not on the screen yet; the ending if there is none."""
        return next((item for item in range(self.last) if item not in self.seen), self.last)

    # --- moving

    def watch_here(self) -> None:
        """Show where one is, and post it."""
        self.refresh()
        if self.is_mounted:
            self.bring_into_view()
            self.post_message(self.Moved())

    def step(self, by: int) -> None:
        """Go to an item before or after; before the first one, to the top of the page."""
        self.here = min(max(self.here + by, 0), self.last)
        if not self.here and by < 0:
            self.scroll_home(animate=False, immediate=True)

    def page(self, by: int) -> None:
        """Go about a page back (-1) or on (1)."""
        rows = self._rows_of(self.here)
        to = rows.start + by * max(self.scrollable_content_region.height - 2, 1)
        item = min(max(bisect_right(self._first_rows, max(to, 0)) - 1, 0), self.last)
        self.here = item if item != self.here else min(max(self.here + by, 0), self.last)

    def go_to(self, item: int) -> None:
        """Go to an item, with as much as there is room for of what stands below it."""
        self.here = item
        rows, height = self._rows_of(item), self.scrollable_content_region.height
        following = min(item + 1, self.last)
        while following < self.last and self._placing is not None and following not in self._placing.places:
            following += 1
        wanted = min(self._rows_of(following).start, rows.start + height)
        if wanted > self.scroll_offset.y + height:
            self.scroll_to(y=max(rows.start - 1, 0), animate=False, immediate=True)

    def bring_into_view(self) -> None:
        """Scroll as little as possible to show the current item; the opening with the first."""
        rows, height = self._rows_of(self.here), self.scrollable_content_region.height
        if not rows or not height:
            return
        top = self.scroll_offset.y
        if rows.start < top:
            to = 0 if self.here == 0 and rows.stop <= height else rows.start
        elif rows.stop > top + height:
            to = min(rows.stop - height, rows.start)
        else:
            return
        self.scroll_to(y=to, animate=False, immediate=True)

    async def on_click(self, event: events.Click) -> None:
        """Go to the item under the mouse; a click on the current one opens it."""
        event.stop()
        at = self.scroll_offset.y + event.y
        item = self._rows[at].item if at < len(self._rows) else NOWHERE
        if item == NOWHERE:
            return
        if item == self.here:
            self.post_message(self.Pressed())
        else:
            self.here = item


# --- what a row shows


def short_words(text: str, width: int) -> list[Content | str]:
    """Return the first rows of a text, to the letter, below a heading; what does not fit ends in an ellipsis."""
    given = text[: width * (_MOST_ROWS + 1)]  # of a long one no more is wrapped than can be shown
    rows: list[Content | str] = []
    for line in given.split("\n")[: _MOST_ROWS + 1]:
        rows += _wrapped(line, width) if _USUAL.fullmatch(line) else plain(line).wrap(width) or [_BLANK]
    if len(rows) > _MOST_ROWS or len(given) < len(text):
        del rows[_MOST_ROWS:]
        last = rows[-1].rstrip()
        if isinstance(last, Content):
            rows[-1] = (last if last.cell_length < width else last.truncate(width - 1)) + "…"
        else:
            rows[-1] = last[: width - 1] + "…"
    return [Content(" " * _INDENT) + row if isinstance(row, Content) else " " * _INDENT + row for row in rows]


def _wrapped(line: str, width: int) -> list[str]:
    """Return the rows of a line of which each character takes one column: a document has thousands, and keys wait."""
    rows = []
    while len(line) > width:
        end = line.rfind(" ", 0, width + 1)
        end = end if line[:end].strip() and end > 0 else width
        rows.append(line[:end])
        line = line[end:].removeprefix(" ")
    return [*rows, line] if line or not rows else rows


def _heading(place: Place, title: str, width: int) -> list[Content]:
    """Return the heading of a card that begins here: whether that is confirmed, its title, and why it is proposed."""
    mark = Content.styled("● ", "$secondary") if place.is_confirmed else Content.styled("○ ", "$warning")
    if place.goes_on:
        name = Content.styled(_("Goes on with what stands above"), "bold $primary")
    else:
        name = Content.assemble((f"{place.card}. ", "$primary"), plain(title, "bold $primary"))
    first, *more = name.wrap(width - _INDENT)
    lines = [mark + first, *(Content(" " * _INDENT) + line for line in more)]
    why = Content.styled(reason(place), "$quiet" if place.is_confirmed else "$warning")
    if lines[-1].cell_length + 2 + why.cell_length <= width:
        lines[-1] = Content.assemble(lines[-1], "  ", why)
    else:
        lines.append(Content(" " * _INDENT) + why)
    return lines


def _of_no_card(width: int, *, is_above: bool) -> list[Content]:
    """Return the heading of what stands before the first card: of which nobody said yet where it belongs, or above."""
    if is_above:
        return Content.assemble(("● ", "$secondary"), (_("Above the interview"), "bold $primary")).wrap(width)
    return Content.styled(_("○ Of no card yet"), "bold $warning").wrap(width)


def reason(place: Place) -> str:
    """Return why a card is proposed here, or that a person chose it."""
    if place.goes_on:
        return _("this heading fits no card")
    if place.is_chosen:
        return _("you chose it")
    reasons = {
        Why.NUMBER: _("its number stands here"),
        Why.TITLE: _("its title stands here"),
        Why.BOTH: _("its number and title stand here"),
        Why.LIKE: _("looks like its title"),
    }
    return reasons[place.start.why]
