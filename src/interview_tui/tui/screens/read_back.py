"""Reading back: one page, the colleague reading along, who decides what stays and who reads it."""

from __future__ import annotations

from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.interview import readback
from interview_tui.interview.model import Interview, Status
from interview_tui.language import N_, _
from interview_tui.transcripts.desk import Desk
from interview_tui.transcripts.reader import read as read_document
from interview_tui.tui.base import CommandScreen
from interview_tui.tui.command import bindings, shown_key
from interview_tui.tui.commands import READ_BACK
from interview_tui.tui.people import header_line
from interview_tui.tui.plain import plain
from interview_tui.tui.saved import saved_label, trouble_line
from interview_tui.tui.screens.read_back_readers import ReadersPart
from interview_tui.tui.version_names import offer
from interview_tui.tui.widgets.bars import KeysBar, Line
from interview_tui.tui.widgets.read_back_page import ReadBackItem, ReadBackPage, ending, opening

_CHANGING: Final = frozenset(
    {
        "all_right",
        "rewrite",
        "strike",
        "unstrike",
        "readers",
        "only_us",
        "readers_of_all",
        "undo_change",
        "back_to_cards",
        "earlier",
    }
)
_BESIDE: Final = frozenset({"only_us", "readers", "undo_change"})
_ABOUT_ONE: Final = frozenset({"rewrite", "strike", "unstrike", "readers", "only_us"})


class ReadBackScreen(ReadersPart, CommandScreen[None]):
    """Everything that was noted, to read together. Enter is for all of it; a key is only for what must change.

    Every change goes to the desk at once and can be undone until finishing. A finished interview becomes *held* again
    with the first change, not by merely reading it once more.
    """

    CSS_PATH = "read_back.tcss"
    BINDINGS = bindings(READ_BACK)
    commands = READ_BACK

    header = query_one("#header", Line)
    status = query_one("#status", Line)
    page = query_one(ReadBackPage)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._before: list[Interview] = []
        self._titles: dict[int, str] = {}
        self._said = ""

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """Header, page, a line about what was done, the bar."""
        yield Line(id="header")
        yield Static(id="notice", markup=False)
        with Horizontal(id="middle"):
            yield ReadBackPage()
        yield Line(id="status")
        yield KeysBar(self.app.keymap_of_user)

    async def on_mount(self) -> None:
        """From here on the interview is held; show all of it."""
        if self.interview.status is Status.DRAFT:
            self.desk.change(readback.hold(self.interview))
        self._read_titles()
        self.watch(self.app, "saving", self._show_status, init=False)
        self.watch(self.app, "apart", self._show_status, init=False)
        await self.show_page()

    def _read_titles(self) -> None:
        document = read_document(self.desk.contents())
        self._titles = {section.number: section.title for section in document.cards()}

    @property
    def interview(self) -> Interview:
        """The interview as it is now."""
        return self.desk.interview

    async def show_page(self, said: str = "") -> None:
        """The page as it is now; `said` is what was just done, in words."""
        self._said = said
        held = self.interview
        items = [
            ReadBackItem(number, title, held.answer(number), held.lang, held.sharing)
            for number, title in self._titles.items()
            if held.answer(number)
        ]
        await self.page.show(opening(held, items, self.widest), items, ending(held, items))
        self._show_status()

    @on(ReadBackPage.Moved)
    def _show_status(self) -> None:
        """Where we are, what was decided, whether it is on disk; and the keys that do something here."""
        if not self.is_mounted:
            return
        held, numbers = self.interview, self.page.numbers
        self.header.left = header_line(held, N_("Reading back · {interviewer} with {interviewee}"))
        if self.page.here in numbers:
            place = _("answer {number} of {total}").format(number=numbers.index(self.page.here) + 1, total=len(numbers))
            self.header.right = Content.styled(place, "$quiet")
        self.status.left = Content.styled(self._said, "$secondary") if self._said else self._more_keys()
        self.status.right = Content.styled(saved_label(self.app.saving), "$success")
        notice = self.query_one("#notice", Static)
        text = self._notice()
        notice.update(plain(text))
        notice.display = bool(text)
        self.query_one(KeysBar).refresh()

    def _more_keys(self) -> Content:
        """The keys for what is not in the bar and may be wanted here."""
        commands = [command for command in self.live_commands() if command.id in _BESIDE]
        keys = self.app.keymap_of_user
        shown = [f"{shown_key(keys.get(command.id, command.keys))} {_(command.label)}" for command in commands]
        return Content.styled("   ".join(shown), "$quiet")

    def _notice(self) -> str:
        if self.desk.taken is not None:
            return _("{reason} You can read along here, not change anything.").format(reason=self.desk.taken.reason)
        if trouble := trouble_line(self.app.saving, self.desk.rescue):
            return trouble
        keys = next(command.keys for command in self.commands if command.id == "versions")
        return offer(self.app.apart, shown_key(self.app.keymap_of_user.get("versions", keys)))

    # --- changing

    @property
    def card(self) -> int:
        """The card whose answer is talked about; 0 on an empty page, where no command asks."""
        return self.page.here or 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """What can be done with this answer, and by whom."""
        if action in _CHANGING and self.desk.taken is not None:
            return False
        if action in _ABOUT_ONE and self.page.here is None:
            return False
        match action:
            case "strike" | "rewrite" | "readers" | "only_us":
                return not self.answer.struck
            case "unstrike":
                return self.answer.struck
            case "undo_change":
                return bool(self._before)
            case "take_over":
                return self.desk.taken is not None and self.desk.taken.doubtful
            case "versions":
                return bool(self.app.apart)
        return True

    def _put(self, changed: Interview) -> None:
        """Hand a changed interview to the desk; it is then no longer final."""
        self.desk.change(readback.reopen(changed) if changed.status is Status.FINAL else changed)

    def title_of(self, card: int) -> str:
        """The number and the title of a card."""
        return f"{card}. {self._titles[card]}"

    async def take_change(self, changed: Interview, said: str) -> None:
        """Take a change that can be undone, and say what it means."""
        before = self.interview
        if changed != before:
            self._put(changed)
            await self._took(before, said)

    async def _took(self, before: Interview, said: str) -> None:
        self._before.append(before)
        undo = _("o: undo")
        await self.show_page(f"{said} {undo}")
        self.page.call_after_refresh(self.page.bring_into_view)

    async def action_strike(self) -> None:
        """Take this answer back."""
        await self.take_change(readback.strike(self.interview, self.card), _("Struck."))

    async def action_unstrike(self) -> None:
        """Let this answer stand after all."""
        await self.take_change(readback.unstrike(self.interview, self.card), _("It stays."))

    async def action_undo_change(self) -> None:
        """Take back the last change on this page, and go to where it was made."""
        undone = self.interview
        self.desk.change(self._before.pop())
        await self.show_page(_("Taken back."))
        changed = [number for number in self.page.numbers if self.interview.answer(number) != undone.answer(number)]
        self.page.here = changed[0] if changed else self.page.here
        self.page.call_after_refresh(self.page.bring_into_view)

    @work
    async def action_rewrite(self) -> None:
        """Put this answer in other words."""
        from interview_tui.tui.screens.rewrite import RewriteDialog

        before, card = self.interview, self.card

        def change(note: str, zodatjes: tuple[str, ...]) -> None:
            self._put(self.interview.with_answer(card, note=note, zodatjes=zodatjes))

        title = self.title_of(card)
        await self.app.push_screen_wait(RewriteDialog(title, before.answer(card), before.lang, change))
        if self.interview.answer(card) == before.answer(card):
            self.desk.change(before)
        else:
            await self._took(before, _("Rewritten."))

    @work
    async def action_earlier(self) -> None:
        """Look at what stood there before much of it went, and take it back."""
        from interview_tui.tui.screens.earlier import EarlierScreen

        before = self.interview
        if cards := await self.app.push_screen_wait(EarlierScreen(self.desk)):
            self._read_titles()
            await self._took(before, _("It is back."))
            self.page.here = next((card for card in cards if card in self.page.numbers), self.page.here)

    # --- moving on

    def action_step(self, by: int) -> None:
        """To the answer before or after."""
        self._said = ""
        self.page.step(by)

    def action_page(self, by: int) -> None:
        """Scroll a page."""
        self.page.scroll_relative(y=by * max(self.page.size.height - 2, 1), animate=False)

    @work
    async def action_all_right(self) -> None:
        """Yes, that is right: the closing sentence, and then it is finished."""
        from interview_tui.tui.screens.closing import ClosingScreen

        if await self.app.push_screen_wait(ClosingScreen(self.desk, self._titles)):
            self.desk.change(readback.finish(self.interview))
            self.app.show_after(self.desk)
        else:
            await self.show_page()

    def action_back_to_cards(self) -> None:
        """Go on talking."""
        self.desk.change(self.interview.change(status=Status.DRAFT))
        self.app.show_cards(self.desk)

    def action_take_over(self) -> None:
        """Go on here, for the other that has it open is gone."""
        self.app.take_over()

    def action_versions(self) -> None:
        """Lay the other version beside this one."""
        self.app.show_versions()

    def action_to_list(self) -> None:
        """Go on another time: it stays held."""
        self.app.show_list()
