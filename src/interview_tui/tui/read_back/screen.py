"""The screen for reading back: the colleague reads all answers, and decides what stays and who may read it."""

from __future__ import annotations

from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.forms.which import not_here
from interview_tui.interview import readback
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.language import N_, _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.document import below_cards
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.tui.kit.command import Command
from interview_tui.tui.kit.commands import READ_BACK
from interview_tui.tui.kit.desk_screen import DeskScreen
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.whole_line import WholeLine
from interview_tui.tui.read_back.page import ReadBackItem, ReadBackPage, ending, opening
from interview_tui.tui.read_back.readers import Change, all_for, answer_for, only_us

_STATUS_COMMANDS: Final = frozenset({"only_us", "readers", "undo_change"})
"""The commands shown in the status line while there is nothing to report."""
_ROOM_FOR_REWRITING: Final = 72  # columns from which the bar has room for it too
_READER_COMMANDS: Final = frozenset({"only_us", "readers", "readers_of_all"})


class ReadBackScreen(DeskScreen):
    """Show all answers to read together, and change them. Enter reads on, and agrees with all once all was on screen.

    Every change goes to the desk at once and can be undone until finishing. A finished interview becomes *held* again
    with the first change, not by reading it again.
    """

    CSS_PATH = "screen.tcss"
    commands = READ_BACK

    header = query_one("#header", Line)
    status = query_one("#status", WholeLine)
    page = query_one(ReadBackPage)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.titles: dict[int, str] = {}
        self._followed: set[int] = set()  # cards below which text stands that is in no answer
        self.said = self._undo = ""
        self._changes: list[tuple[Interview, Interview]] = []  # before and after, the last one last

    def compose_body(self) -> ComposeResult:
        """Compose the header, the notice, the page, the status line and the keys bar."""
        yield Line(id="header")
        yield Static(id="notice", markup=False)
        yield ReadBackPage()
        yield WholeLine(id="status")
        yield KeysBar(self.app.keymap_of_user)

    async def on_mount(self) -> None:
        """Make a draft a held interview, and show the page."""
        if self.interview.status is Status.DRAFT:
            self.desk.change(readback.hold(self.interview))
        self._read_titles()
        self.watch(self.app, "saving", self._show_status, init=False)
        self.watch(self.app, "apart", self._show_status, init=False)
        await self._show_page()

    def _read_titles(self) -> None:
        """Read the titles of the cards from the transcript, and below which of them more stands."""
        document = read_document(self.desk.contents())
        self._followed = {card.number for card, _below in below_cards(document.sections)}
        self.titles = {section.number: section.title for section in document.cards()}

    # --- what is shown

    @property
    def card(self) -> int:
        """Return the card of the current answer; 0 on an empty page, where no command needs it."""
        return self.page.here or 0

    @property
    def answer(self) -> Answer:
        """Return the current answer."""
        return self.interview.answer(self.card)

    @property
    def card_title(self) -> str:
        """Return the number and the title of the current card."""
        return f"{self.card}. {self.titles[self.card]}"

    async def _show_page(self, said: str = "", undo: str = "") -> None:
        """Show the page as it is now; `said` reports what was just done, `undo` how that is taken back."""
        self.said, self._undo = said, undo
        self.is_cautious = self.is_cautious and not said
        interview = self.interview
        items = [
            ReadBackItem(number, title, answer, interview.lang, interview.sharing, number in self._followed)
            for number, title in self.titles.items()
            if (answer := interview.answer(number))
        ]
        await self.page.show(opening(interview, items, self.widest), items)
        self._show_status()

    @on(ReadBackPage.Moved)
    def _show_status(self) -> None:
        """Show the position, what was just done or the further keys, the state of saving, and the notice."""
        if not self.is_mounted:
            return
        interview, numbers = self.interview, self.page.numbers
        self.header.left = header_line(interview, N_("Reading back · {interviewer} with {interviewee}"))
        if self.page.here in numbers:
            place = _("answer {number} of {total}").format(number=numbers.index(self.page.here) + 1, total=len(numbers))
            self.header.right = Content.styled(place, "$quiet")
        unread = self.has_unread
        key = self.key_of("read_on" if unread else "all_right")
        self.page.end(ending(interview, self.page.items, key, self.widest, unread=unread))
        self.status.left = Content.styled(self.said, "$secondary") if self.said else _more_keys(self)
        undo = Content.styled(self._undo if self.said else "", "$secondary")
        self.status.right = Content("   ").join(filter(None, (undo, Content.styled(self.saved, "$success"))))
        notice = self.query_one("#notice", Static)
        text = self.attention()
        notice.update(plain(text))
        notice.set_class(text == self.caution(), "-quiet")
        notice.display = bool(text)
        self.query_one(KeysBar).refresh()

    # --- what can be done now

    @property
    def has_unread(self) -> bool:
        """Return whether something of an answer has not been on the screen yet."""
        return bool(self.page.unread and self.page.numbers)

    @property
    def has_read_all(self) -> bool:
        """Return whether every answer has been on the screen, from its first row to its last."""
        return self.page.unread is False or not self.page.numbers

    @property
    def answer_stands(self) -> bool:
        """Return whether there is a current answer and it is not struck."""
        return self.page.here is not None and not self.answer.struck

    @property
    def has_answer(self) -> bool:
        """Return whether there is a current answer, struck or not."""
        return self.page.here is not None

    @property
    def answer_is_struck(self) -> bool:
        """Return whether the current answer is struck."""
        return self.page.here is not None and self.answer.struck

    @property
    def may_narrow(self) -> bool:
        """Return whether others than the two may read the answer, or could again."""
        return self.answer.circle is Circle.PRIVATE or self.interview.circle_of(self.card) is not Circle.PRIVATE

    @property
    def has_changed(self) -> bool:
        """Return whether a change can be undone."""
        return bool(self._changes)

    def live_commands(self) -> list[Command]:
        """Return the commands that are shown: what the answer or the form refuses has a key still, that says why."""
        refused = set(_READER_COMMANDS) if self.widest is Circle.PRIVATE else set()
        refused |= {"rewrite"} if self.answer_is_struck else set()
        return [one for one in super().live_commands() if one.action not in refused]

    # --- changing

    def _put(self, changed: Interview) -> None:
        """Hand a changed interview to the desk, reopened if it was final."""
        self.desk.change(readback.reopen(changed) if changed.status is Status.FINAL else changed)

    async def _take(self, change: Change) -> None:
        """Apply a change that can be undone, and report it; if it changes nothing, only report it."""
        before = self.interview
        if change.interview != before:
            self._put(change.interview)
            await self._record(before, change.said)
        else:
            await self._show_page(change.said)

    async def _record(self, before: Interview, said: str) -> None:
        self._changes.append((before, self.interview))
        await self._show_page(said, self._way_back())
        self.page.call_after_refresh(self.page.bring_into_view)

    def _way_back(self) -> str:
        """Return the key that undoes the last change, if there is one."""
        return _("{key}: undo").format(key=self.key_of("undo_change")) if self._changes else ""

    async def _is_struck(self) -> bool:
        """Return whether the current answer is struck; if so, say what comes before a change of it."""
        if self.answer.struck:
            key = self.key_of("unstrike")
            await self._show_page(_("Struck: {key} lets it stand again.").format(key=key), self._way_back())
        return self.answer.struck

    async def action_strike(self) -> None:
        """Strike the current answer."""
        await self._take(Change(readback.strike(self.interview, self.card), _("Struck.")))

    async def action_unstrike(self) -> None:
        """Undo striking the current answer."""
        await self._take(Change(readback.unstrike(self.interview, self.card), _("It stays.")))

    async def action_undo_change(self) -> None:
        """Undo the last change on this page, that one alone, and go to its answer."""
        undone = self.interview
        self.desk.change(readback.taken_back(undone, *self._changes.pop()))
        await self._show_page(_("Taken back."), self._way_back())
        changed = [number for number in self.page.numbers if self.interview.answer(number) != undone.answer(number)]
        self.page.here = changed[0] if changed else self.page.here
        self.page.call_after_refresh(self.page.bring_into_view)

    @work
    async def action_rewrite(self) -> None:
        """Rewrite the current answer."""
        from interview_tui.tui.read_back.rewrite import RewriteDialog

        if await self._is_struck():
            return
        before, card = self.interview, self.card

        def change(note: str, zodatjes: tuple[str, ...]) -> None:
            self._put(self.interview.with_answer(card, note=note, zodatjes=zodatjes))

        await self.app.push_screen_wait(RewriteDialog(self.card_title, before.answer(card), before.lang, change))
        if self.interview.answer(card) == before.answer(card):
            self.desk.change(before)
        else:
            await self._record(before, _("Rewritten."))

    @work
    async def action_earlier(self) -> None:
        """Show the earlier versions; if answers are restored, go to the first of them."""
        from interview_tui.tui.history.screen import EarlierScreen

        before = self.interview
        if cards := await self.app.push_screen_wait(EarlierScreen(self.desk)):
            self._read_titles()
            await self._record(before, _("It is back."))
            self.page.here = next((card for card in cards if card in self.page.numbers), self.page.here)

    # --- who may read it

    async def _stays_between(self) -> bool:
        """Return whether the form keeps all private; if so, show why there is nothing to choose."""
        if self.widest is Circle.PRIVATE:
            meant = _("This stays between you two: that is what it is for.")
            await self._show_page(meant if self.form is not None else not_here(self.interview))
        return self.widest is Circle.PRIVATE

    async def action_only_us(self) -> None:
        """Make the current answer private, or undo that."""
        if not (await self._is_struck() or await self._stays_between()):
            await self._take(only_us(self.interview, self.card))

    @work
    async def action_readers(self) -> None:
        """Choose who may read the current answer."""
        from interview_tui.tui.read_back.readers_dialog import OWN, ReadersDialog

        if await self._is_struck() or await self._stays_between():
            return
        interview, card, now = self.interview, self.card, self.answer.circle
        dialog = ReadersDialog(
            interview.sharing, interview.interviewee, answer=self.card_title, now=now, widest=self.widest
        )
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            await self._take(answer_for(self.interview, card, None if chosen == OWN else Circle[chosen.upper()]))

    @work
    async def action_readers_of_all(self) -> None:
        """Choose who may read the interview as a whole."""
        from interview_tui.tui.read_back.readers_dialog import ReadersDialog

        if await self._stays_between():
            return
        interview = self.interview
        dialog = ReadersDialog(interview.sharing, interview.interviewee, now=interview.sharing, widest=self.widest)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            await self._take(all_for(self.interview, Circle[chosen.upper()]))

    # --- moving on

    def action_step(self, by: int) -> None:
        """Go to the previous or next answer."""
        self.said = ""
        self.page.step(by)

    def action_read_on(self) -> None:
        """Go on to what was not on the screen yet."""
        self.said = ""
        self.page.read_on()
        self._show_status()

    def action_page(self, by: int) -> None:
        """Scroll `by` pages."""
        self.page.scroll_relative(y=by * max(self.page.size.height - 2, 1), animate=False)

    @work
    async def action_all_right(self) -> None:
        """Ask for the closing sentence, and finish the interview."""
        from interview_tui.tui.read_back.closing import ClosingScreen

        if await self.app.push_screen_wait(ClosingScreen(self.desk, self.titles, self.widest)):
            self.desk.change(readback.finish(self.interview))
            self.app.navigation.show_after(self.desk)
        else:
            await self._show_page()

    @work
    async def action_leave(self) -> None:
        """Go back to where a finished interview was read again from; from one that is not finished ask where to."""
        from interview_tui.tui.read_back.leaving import way_from

        if way := await way_from(self):
            await self.run_action(way)

    def action_back_to_cards(self) -> None:
        """Make the interview a draft again, and go to its cards."""
        self.desk.change(self.interview.change(status=Status.DRAFT))
        self.app.navigation.show_cards(self.desk)


def _more_keys(screen: ReadBackScreen) -> Content:
    """Return the keys of the further commands, which are not in the bar."""
    wanted = _STATUS_COMMANDS | (frozenset() if screen.app.size.width >= _ROOM_FOR_REWRITING else {"rewrite"})
    more = (one for one in screen.menu_commands() if one.id in wanted)
    shown = (((screen.key_of(one.id), "bold $primary"), (f" {_(one.label)}", "$quiet")) for one in more)
    return Content("   ").join(Content.assemble(*parts) for parts in shown)
