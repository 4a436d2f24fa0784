"""The page that is read back: every answer as it will be kept, one of them current."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from interview_tui.interview.model import Answer, Circle, Interview
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current, ngettext
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.zodatje_strip import with_bridge
from interview_tui.tui.read_back import wall
from interview_tui.tui.read_back.seen import Rows, Seen
from interview_tui.tui.transcript.lines import closing_lines, heading, note_lines


class ReadBackItem(NamedTuple):
    """Hold one answer on the page. `lang` is that of the interview; `agreed` the circle of the interview as a whole.

    It is `followed` if text stands below it in the file that is in no answer.
    """

    number: int
    title: str
    answer: Answer
    lang: str
    agreed: Circle
    followed: bool = False


def block_lines(item: ReadBackItem) -> list[Content]:
    """Return the lines of an answer: its title, what was decided about it, the note, the so-thats."""
    answer = item.answer
    said: list[list[Content]] = []
    if answer.note.strip():
        said.append(note_lines(answer.note, words(item.lang), answer.zodatjes))
    if answer.apart:
        said.append([with_bridge(sentence, "$secondary") for sentence in answer.apart])
    head = [heading(item.number, item.title), *_decided(item)]
    if answer.struck:
        head[0] = _dimmed(head[0])
        said = [[_dimmed(line) for line in block] for block in said]
    lines = head
    for block in said:
        lines = [*lines, Content(), *block]
    if item.followed:
        more = _("In the file, text under a heading of its own stands below this. It is in no answer.")
        if answer.struck:
            more = _("In the file, text under a heading of its own stands below this. It is in no answer, and stays.")
        lines = [*lines, Content(), Content.styled(more, "$warning")]
    return lines


def _dimmed(line: Content) -> Content:
    return Content.styled(line.plain, "strike $quiet") if line.plain else line


def _decided(item: ReadBackItem) -> list[Content]:
    """Return lines with what the colleague decided about this answer."""
    if item.answer.struck:
        return [
            Content.styled(_("Struck: after finishing this is gone, and nobody can read it any more."), "$warning"),
            Content.styled(
                _(
                    "Gone from this file and from every copy on this laptop that the app can reach. "
                    "Copies in a sync folder elsewhere or in a backup it cannot reach."
                ),
                "$quiet",
            ),
        ]
    own = item.answer.circle
    if own is None:
        return []
    line = Content.assemble(
        (_("Who may read this: {readers}").format(readers=words(current()).circles[own]), "$accent")
    )
    return [line + Content.styled(_(" · wider than agreed"), "$quiet") if own > item.agreed else line]


def opening(interview: Interview, items: Sequence[ReadBackItem], widest: Circle = Circle.ORGANISATION) -> Content:
    """Return the top of the page, addressed to the colleague; `widest` is the widest circle that the form allows."""
    if not items:
        return plain(_("Nothing was noted yet."), "$quiet")
    text = _("{name}, read along: this is what was noted. You decide what stays and who may read it.")
    if widest is Circle.PRIVATE:
        text = _("{name}, read along: this is what was noted. You decide what stays.")
    shared = _("Who may read this interview: {readers}").format(readers=words(current()).circles[interview.sharing])
    return Content("\n").join([plain(text.format(name=interview.interviewee)), plain(shared, "$quiet")])


def ending(interview: Interview, items: Sequence[ReadBackItem], key: str, widest: Circle, *, unread: bool) -> Content:
    """Return the end of the page: the closing sentence if there is one, what was decided, and the question.

    `key` is the one that answers it; while something was not on the screen yet (`unread`), the one that leads there.
    `widest` is the widest circle that the form allows.
    """
    closing = [*closing_lines(interview.closing, words(interview.lang)), wall.said(interview, widest), Content()]
    closing = closing if interview.closing else []
    asked = _("That was all. Is it right like this? Then {key} is enough.")
    if unread:
        asked = _("Not everything was on the screen yet; {key} takes you there.")
    said = (_summary(items), asked.format(key=key)) if items else ()
    lines = [Content.styled(line, "$quiet") for line in said if line]
    return Content("\n").join([*closing, *lines])


def _summary(items: Sequence[ReadBackItem]) -> str:
    """Return what was decided, in one line; empty if nothing was."""
    struck = sum(item.answer.struck for item in items)
    kept = [item for item in items if not item.answer.struck and item.agreed is not Circle.PRIVATE]
    private = sum(item.answer.circle is Circle.PRIVATE for item in kept)
    parts = []
    if struck:
        parts.append(ngettext("{n} struck", "{n} struck", struck).format(n=struck))
    if private:
        parts.append(ngettext("{n} only for you two", "{n} only for you two", private).format(n=private))
    return f"{' · '.join(parts)}." if parts else ""


class AnswerBlock(Static):
    """Show one answer. A click makes it the current one."""

    DEFAULT_CSS = """
    AnswerBlock { height: auto; padding: 0 2; margin: 0 0 1 0; border-left: blank; }
    AnswerBlock.-here { border-left: outer $primary; background: $surface; }
    """

    class Pressed(Message):
        """Report that the answer was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, item: ReadBackItem) -> None:
        super().__init__(Content("\n").join(block_lines(item)), markup=False)
        self.item = item

    def show(self, item: ReadBackItem) -> None:
        """Show the answer as it is now."""
        if item != self.item:
            self.item = item
            self.update(Content("\n").join(block_lines(item)))

    def on_click(self, event: events.Click) -> None:
        """Post that this answer was clicked."""
        event.stop()
        self.post_message(self.Pressed(self.item.number))


class ReadBackPage(VerticalScroll, can_focus=False):
    """Show the answers one below the other, between an opening and an ending; it scrolls by keys and by wheel.

    `here` is the card of the current answer; None on an empty page. `unread` is whether something of an answer has not
    been on the screen yet; None before the page itself has been.
    """

    DEFAULT_CSS = """
    ReadBackPage > .page-text { height: auto; padding: 0 3; margin-bottom: 1; }
    """
    STEP = 4  # rows that one key scrolls within an answer longer than the page

    OVERLAP = 2  # rows that stay in sight when a long answer is read on by the page

    here: reactive[int | None] = reactive(None)
    unread: reactive[bool | None] = reactive(None)

    class Moved(Message):
        """Report that another answer became the current one, or that all has been on the screen now."""

    def __init__(self) -> None:
        super().__init__()
        self._seen = Seen()
        self._read_to = 0.0  # which part of a long current answer stands above the first row
        self._read_in: Size | None = None  # the size of the page for which that holds

    def compose(self) -> ComposeResult:
        """Compose the opening and the ending; `show` puts the answers between them."""
        yield Static(id="opening", classes="page-text", markup=False)
        yield Static(id="ending", classes="page-text", markup=False)

    async def show(self, opening: Content, items: Sequence[ReadBackItem]) -> None:
        """Show these answers, in this order. The current one stays current, if it is still on the page."""
        self.query_one("#opening", Static).update(opening)
        blocks = {block.item.number: block for block in self.query(AnswerBlock)}
        numbers = [item.number for item in items]
        for number, block in blocks.items():
            if number not in numbers:
                await block.remove()
        before = self.query_one("#opening", Static)
        for item in items:
            known = blocks.get(item.number)
            if known is None:
                known = AnswerBlock(item)
                await self.mount(known, after=before)
            else:
                if (known.item.answer.note, known.item.answer.zodatjes) != (item.answer.note, item.answer.zodatjes):
                    self._seen.forget(item.number)
                known.show(item)
            before = known
        self.call_after_refresh(self._look)
        if self.here not in numbers:
            later = [number for number in numbers if number > (self.here or 0)]
            nearest = later[:1] or numbers[-1:]
            self.here = nearest[0] if nearest else None
        else:
            self._mark()

    def end(self, ending: Content) -> None:
        """Show this below the answers."""
        self.query_one("#ending", Static).update(ending)

    @property
    def items(self) -> list[ReadBackItem]:
        """Return the answers on the page, in order."""
        return [block.item for block in self.query(AnswerBlock)]

    @property
    def numbers(self) -> list[int]:
        """Return the cards whose answers are on the page, in order."""
        return [item.number for item in self.items]

    @property
    def block(self) -> AnswerBlock | None:
        """Return the current answer; None on an empty page."""
        return next((block for block in self.query(AnswerBlock) if block.item.number == self.here), None)

    def watch_here(self) -> None:
        """Mark the current answer, and post that it changed."""
        self._mark()
        if self.is_mounted:
            self.post_message(self.Moved())

    # --- what has been seen

    def on_mount(self) -> None:
        """Follow what is on the screen."""
        self.watch(self, "scroll_y", self._look, init=False)

    def on_resize(self) -> None:
        """Keep the current answer in sight, at the words where one was."""
        self.call_after_refresh(self._stay)

    def _stay(self) -> None:
        block, height = self.block, self._height
        if block is not None and height and not self._is_at_top:
            region = block.virtual_region
            if region.height > height:
                start = region.y + round(self._read_to * region.height)
                self.scroll_to(y=min(start, region.bottom - height), animate=False, immediate=True)
            else:
                self.bring_into_view()
        self._read_in = self.size
        self._look()

    @property
    def _is_at_top(self) -> bool:
        """Return whether the opening is on the screen with the first answer below it: it says who decides, and what."""
        return not self.scroll_y and self.here in self.numbers[:1]

    @property
    def _height(self) -> int:
        """Return the rows there are for the page; 0 while the window is too small to show it, and once it is gone."""
        if not self.is_attached or self.screen.has_class("-too-small"):
            return 0
        return self.scrollable_content_region.height

    def _look(self) -> None:
        """Remember what is on the screen, and where in the current answer that is."""
        height, top = self._height, round(self.scroll_y)
        if not height:
            return
        regions = {block.item.number: block.virtual_region for block in self.query(AnswerBlock)}
        if not all(region.height for region in regions.values()):
            return  # they are not laid out yet
        self._seen.look({n: Rows(one.y, one.bottom, one.width) for n, one in regions.items()}, top, top + height)
        self._read_in = self._read_in or self.size
        if (here := regions.get(self.here or 0)) is not None and self._read_in == self.size:
            self._read_to = max(top - here.y, 0) / here.height
        self.unread = not all(map(self._seen.has, regions))

    def watch_unread(self) -> None:
        """Post that all has been on the screen, or not any more."""
        self.post_message(self.Moved())

    def read_on(self) -> None:
        """Go on to what was not seen yet: the rest of a long answer, the next one, at the end the first unread one."""
        block, height = self.block, self._height
        if block is None or not height:
            return
        self._go_on(block, height)
        self._look()  # now, so that the bar changes with the page

    def _go_on(self, block: AnswerBlock, height: int) -> None:
        numbers = self.numbers
        hidden = block.virtual_region.bottom - (self.scroll_y + height)
        if hidden > 0 and not self._seen.has(block.item.number):
            self.scroll_relative(y=min(max(height - self.OVERLAP, 1), hidden), animate=False, immediate=True)
            return
        at = numbers.index(block.item.number) + 1
        unread = [number for number in numbers if not self._seen.has(number)]
        self.here = numbers[at] if at < len(numbers) else next(iter(unread), self.here)
        self.bring_into_view()
        if self.here == numbers[-1]:
            self._show_ending()

    def _show_ending(self) -> None:
        """Scroll to the end of the page, as far as the last answer stays whole in sight."""
        block = self.block
        if block is not None and self.max_scroll_y <= block.virtual_region.y:
            self.scroll_end(animate=False, immediate=True)

    # --- the current answer

    def _mark(self) -> None:
        for block in self.query(AnswerBlock):
            block.set_class(block.item.number == self.here, "-here")

    def on_answer_block_pressed(self, event: AnswerBlock.Pressed) -> None:
        """Make the clicked answer the current one."""
        event.stop()
        self.here = event.number

    def step(self, by: int) -> None:
        """Go to the previous (-1) or next answer (1), scrolling first through a long one, and at last to an end."""
        block, numbers = self.block, self.numbers
        if block is None:
            self.scroll_relative(y=by * self.STEP, animate=False, immediate=True)
            return
        top, bottom = self.scroll_y, self.scroll_y + self.scrollable_content_region.height
        hidden = block.virtual_region.bottom - bottom if by > 0 else top - block.virtual_region.y
        if hidden > 0 and block.virtual_region.height > self.scrollable_content_region.height:
            self.scroll_relative(y=by * min(self.STEP, hidden), animate=False, immediate=True)
            return
        at = numbers.index(block.item.number) + by
        if 0 <= at < len(numbers):
            self.here = numbers[at]
            self.bring_into_view(from_below=by < 0)
        elif by > 0:
            self.scroll_end(animate=False, immediate=True)
        else:
            self.scroll_home(animate=False, immediate=True)

    def bring_into_view(self, *, from_below: bool = False) -> None:
        """Scroll as little as possible to show the current answer; of a long one its start, or its end `from_below`."""
        block = self.block
        if block is None or self._is_at_top:
            return
        region, height = block.virtual_region, self.scrollable_content_region.height
        if region.height > height:
            self.scroll_to(y=region.bottom - height if from_below else region.y, animate=False, immediate=True)
        elif region.y < self.scroll_y:
            self.scroll_to(y=region.y, animate=False, immediate=True)
        elif region.bottom > self.scroll_y + height:
            self.scroll_to(y=region.bottom - height, animate=False, immediate=True)
