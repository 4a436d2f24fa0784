"""The screen that merges two versions of one interview: each difference side by side, and the choice."""

from __future__ import annotations

import asyncio
from typing import Final

from textual import work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.interview.merging import ABOUT, Difference, Subject, Take, Where, compare
from interview_tui.interview.model import CLOSING, Status
from interview_tui.language import N_, _, ngettext
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.versions.putting_together import Outcome, Pair, accept, put_together, take_apart
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import VERSIONS
from interview_tui.tui.kit.holders import holders_of
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.saving_words import trouble_line
from interview_tui.tui.kit.version_names import ours, theirs
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.transcript.lines import heading
from interview_tui.tui.versions.lines import rule, sides
from interview_tui.tui.versions.side_pane import SidePane

WIDE: Final = 100  # columns from which they stand side by side


class VersionsScreen(CommandScreen[None]):
    """Let the user choose for each difference, but for those that a rule decides (`interview/merging.py`)."""

    CSS_PATH = "screen.tcss"
    commands = VERSIONS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    header = query_one("#header", Line)
    status = query_one("#status", Line)
    mine = query_one("#mine", SidePane)
    other = query_one("#other", SidePane)

    def __init__(self, desk: Desk, pair: Pair, said: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.pair = pair
        self.choices: dict[Subject, Take] = {}
        self.differences = compare(desk.interview, pair.other.interview)
        self.at = 0
        self._said = said
        self._busy = False
        self._titles = {section.number: section.title for one in (pair.other, pair.mine) for section in one.cards()}
        self._names = ours(desk), theirs(pair.version)

    def compose_body(self) -> ComposeResult:
        """Compose the subject, both versions, the status and the keys bar."""
        yield Line(id="header")
        yield Static(id="notice", markup=False)
        yield Static(id="subject", markup=False)
        yield Static(id="rule", markup=False)
        with Container(id="sides"):
            yield SidePane(id="mine")
            yield SidePane(id="other")
        yield Line(id="status")
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show the first difference."""
        self.header.left = header_line(self.desk.interview, N_("Two versions · {interviewer} with {interviewee}"))
        self.watch(self.app, "saving", self._show_notice, init=False)
        self._show()

    # --- what is on the screen

    @property
    def difference(self) -> Difference | None:
        """Return the difference that is shown; None if nothing differs."""
        return self.differences[self.at] if self.differences else None

    @property
    def undecided(self) -> list[int]:
        """Return the indices in `differences` that the user still has to choose."""
        return [at for at, one in enumerate(self.differences) if one.open and one.subject not in self.choices]

    def _show(self) -> None:
        one = self.difference
        self.query_one("#subject", Static).update(self._subject(one))
        mine, other = self.desk.interview, self.pair.other.interview
        text = rule(one, mine, other) if one else _("The words are the same. Enter puts the second file in the bin.")
        if one and not one.ruled and (take := self.choices.get(one.subject)) is not None:
            text = _chosen_text(take)
        line = self.query_one("#rule", Static)
        line.update(plain(text))
        line.display = bool(text)
        self.set_class(one is None, "-same")
        here, there = sides(one.subject, mine, other) if one else ([], [])
        taken = self._taken(one)
        self.mine.show(self._names[0], here, chosen=taken in (Take.MINE, Take.BOTH))
        self.other.show(self._names[1], there, chosen=taken in (Take.OTHER, Take.BOTH))
        self._show_status()

    def _taken(self, one: Difference | None) -> Take | None:
        """Return what is kept of this difference; None if a rule decides it, or the user still has to choose."""
        if one is None or one.ruled:
            return None
        take = self.choices.get(one.subject, None if one.open else Take.BOTH)
        if take is Take.BOTH and one.where is not Where.BOTH:
            return Take.MINE if one.where is Where.MINE else Take.OTHER
        return take

    def _subject(self, one: Difference | None) -> Content:
        if one is None:
            return Content()
        if one.subject == ABOUT:
            return Content.styled(_("Names and agreements"), "bold $primary")
        if one.subject == CLOSING:
            return Content.styled(_("The closing sentence"), "bold $primary")
        return heading(one.subject, self._titles.get(one.subject, ""))

    def _show_status(self) -> None:
        count, left = len(self.differences), len(self.undecided)
        place = _("{number} of {total}").format(number=self.at + 1, total=count) if count else ""
        to_do = ngettext("{n} to choose", "{n} to choose", left).format(n=left) if left else _("all chosen")
        self.header.right = Content.styled(f"{place} · {to_do}" if place else "", "$quiet")
        keys = _("{done}: done · {leave}: leave both as they are").format(
            done=self.key_of("put_together").replace("enter", "Enter"), leave=self.key_of("both_as_they_are")
        )
        if self.has_previous and self.app.size.width >= 80:
            keys += " · " + _("{key}: the one before").format(key=self.key_of("difference_before"))
        self.status.left = Content.styled(keys, "$quiet")
        self._show_notice()
        self.query_one(KeysBar).refresh()

    def _show_notice(self) -> None:
        if not self.is_mounted:
            return
        notice = self.query_one("#notice", Static)
        text = trouble_line(self.app.saving, self.desk.rescue) or self._said
        notice.update(plain(text))
        notice.display = bool(text)

    # --- choosing

    @property
    def may_choose(self) -> bool:
        """Return whether the user can choose for the difference shown: no rule decides it."""
        return self.difference is not None and not self.difference.ruled

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether the action is available; none is while the choice is being saved."""
        return not self._busy and super().check_action(action, parameters)

    def action_take(self, which: str) -> None:
        """Choose for the difference shown, and go to the next."""
        if self.difference is not None and not self.difference.ruled:
            self.choices[self.difference.subject] = Take(which)
            self._said = ""
            self.at = min(self.at + 1, len(self.differences) - 1)
            self._show()

    def action_rest(self) -> None:
        """Choose the same for all undecided differences: what is chosen here, else the last choice before it."""
        chosen = self.choices.get(self.difference.subject) if self.difference else None
        before = [self.choices[one.subject] for one in self.differences[: self.at] if one.subject in self.choices]
        take = chosen or (before[-1] if before else None)
        if take is None:
            self._said = _("First choose once; then this does the same for all the rest.")
        else:
            for at in self.undecided:
                self.choices[self.differences[at].subject] = take
            self._said = ""
        self._show()

    @property
    def has_previous(self) -> bool:
        """Return whether there is a difference before this one."""
        return self.at > 0

    @property
    def has_next(self) -> bool:
        """Return whether there is a difference after this one."""
        return self.at < len(self.differences) - 1

    @property
    def is_narrow(self) -> bool:
        """Return whether one side has room at the cost of the other only."""
        return self.has_class("-narrow")

    @property
    def has_open_choices(self) -> bool:
        """Return whether something is still to be chosen."""
        return any(not one.ruled and one.subject not in self.choices for one in self.differences)

    def action_step(self, by: int) -> None:
        """Go to the previous (-1) or next difference (1)."""
        if self.differences:
            self.at = min(max(self.at + by, 0), len(self.differences) - 1)
            self._said = ""
            self._show()

    def action_other_side(self) -> None:
        """Enlarge in a narrow window the other version, then ours, then neither."""
        mine, other = self.mine.has_class("-large"), self.other.has_class("-large")
        self.other.set_class(not mine and not other, "-large")
        self.mine.set_class(other, "-large")

    def action_scroll_sides(self, by: int) -> None:
        """Scroll both versions, or the enlarged one."""
        large = [pane for pane in (self.mine, self.other) if pane.has_class("-large") and self.has_class("-narrow")]
        for pane in large or (self.mine, self.other):
            pane.scroll_relative(y=by, animate=False)

    def action_done(self) -> None:
        """Merge the versions, once everything is chosen."""
        if left := self.undecided:
            self.at = left[0]
            text = ngettext("There is {n} choice left.", "There are {n} choices left.", len(left))
            self._said = text.format(n=len(left))
            self._show()
        else:
            self._put_together()

    @work(exclusive=True, group="together")
    async def _put_together(self) -> None:
        self._busy = True
        try:
            await self._merge()
        except (FileTrouble, TranscriptError) as error:
            self._said = _reason(error)
        finally:
            self._busy = False
        if self.is_attached:
            self._show()

    async def _merge(self) -> None:
        """Merge both, and go on unless that is taken back and can be. Raises FileTrouble or TranscriptError."""
        from interview_tui.tui.versions.merged import MergedDialog

        holders, was_final = holders_of(self.app, self.desk.path), self.desk.interview.status is Status.FINAL
        merged = await asyncio.to_thread(put_together, self.desk, self.pair, self.choices, holders)
        if merged.outcome is Outcome.NOT_SAVED:
            self._said = _("What you chose could not be saved. Both versions are as they were.")
            return
        read_back = was_final and self.desk.interview.status is Status.HELD
        if await self.app.push_screen_wait(MergedDialog(merged, read_back=read_back)):
            try:
                self.pair = await asyncio.to_thread(take_apart, self.desk, self.pair, merged)
            except (FileTrouble, TranscriptError) as error:
                said = _("{problem} So it stays one interview.").format(problem=_reason(error))
                self.app.versions.leave(self.desk, self.pair, merged.outcome, said)
                return
            self.differences = compare(self.desk.interview, self.pair.other.interview)
            self.at = 0
            self._said = _("These are two versions again.")
            return
        await asyncio.to_thread(accept, merged)
        self.app.versions.leave(self.desk, self.pair, merged.outcome)

    def action_leave(self) -> None:
        """Leave both versions as they are."""
        self.app.versions.leave(self.desk, self.pair, None)


def _reason(error: FileTrouble | TranscriptError) -> str:
    return error.in_full if isinstance(error, FileTrouble) else error.told


def _chosen_text(take: Take) -> str:
    if take is Take.MINE:
        return _("Chosen: this laptop.")
    return _("Chosen: the other version.") if take is Take.OTHER else _("Chosen: both, one below the other.")
