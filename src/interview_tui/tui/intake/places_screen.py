"""The screen on which a person says where in the notes each card begins: nothing is decided without."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one

from interview_tui.interview.moving import CardState
from interview_tui.language import _, ngettext
from interview_tui.tui.intake.page import NotesPage
from interview_tui.tui.intake.placing import Place, Placing
from interview_tui.tui.intake.who_filled import WhoFilled
from interview_tui.tui.kit.base import LEFT_ALONE, CommandScreen
from interview_tui.tui.kit.command import Command
from interview_tui.tui.kit.commands import IMPORT_PLACES
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.rail import RailItem
from interview_tui.tui.kit.widgets.whole_line import WholeLine

_ABOVE = 0
"""What the dialog with the cards gives for a paragraph that belongs to what stands above it."""
_STATUS_COMMANDS = frozenset({"all_places", "read_answer"})
"""The commands shown in the status line while there is nothing to report."""


class PlacesScreen(CommandScreen[None]):
    """Show the notes with the cards that seem to begin in them, to be confirmed or changed one by one.

    What was said here stays until the interview is made, or one leaves: that is asked first.
    """

    CSS_PATH = "screens.tcss"
    commands = IMPORT_PLACES
    curtain_after = LEFT_ALONE

    header = query_one("#header", Line)
    status = query_one("#status", WholeLine)
    page = query_one(NotesPage)

    def __init__(self, placing: Placing, name: str) -> None:
        """Take the name of the file, safe to show."""
        super().__init__()
        self.placing = placing
        self.filled = WhoFilled()
        self._file_name = name
        self._said = ""
        self._before: list[tuple[Placing, int]] = []  # with the item that was the current one, the last one last

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """Compose the notes, the status line and the keys bar."""
        yield Line(id="header")
        yield NotesPage({card.number: card.title for card in self.app.start.cards.cards})
        yield WholeLine(id="status")
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show the notes, at the first thing to say something of."""
        self.header.left = plain(_("Taking in · {file}").format(file=self._file_name), "$quiet")
        self._show()

    def _show(self, said: str = "") -> None:
        """Show the notes as they are placed now; `said` reports what was just done."""
        self._said = said
        self.page.show(self.placing, list(self._opening()), self._ending())
        self._show_status()

    def _opening(self) -> Iterator[Content]:
        """Yield what stands above the notes: what was left out of them, and what is asked."""
        if left_out := self.placing.notes.left_out:
            yield Content("\n").join(plain(sentence, "$accent") for sentence in left_out)
        if self.placing.proposed:
            asked = _("Does each card begin where it says so here? All words stay as they are.")
            if not all(start.keeps_heading for start in self.placing.proposed):
                grey = _("A heading in grey stands on the card already, and does not go along.")
                asked = f"{asked} {grey}"
        else:
            asked = _("No card was recognised in these notes. Choose yourself where each begins; all words stay.")
        walk = _("The arrows go from one paragraph to the next; with Enter a card begins there.")
        yield Content.styled(f"{asked} {walk}", "$quiet")

    def _ending(self) -> Content:
        """Return what stands below the notes: what is still to be said, or the way on."""
        placing = self.placing
        if loose := len(placing.unplaced):
            text = ngettext("{n} paragraph belongs to no card yet.", "{n} paragraphs belong to no card yet.", loose)
            return Content.styled(text.format(n=loose), "$warning")
        if left := len(placing.open):
            text = ngettext("{n} place is still to be confirmed.", "{n} places are still to be confirmed.", left)
            return Content.styled(text.format(n=left), "$warning")
        return Content.styled(_("Everything has its place. Enter: on, to who it was."), "bold $success")

    @on(NotesPage.Moved)
    def _show_status(self) -> None:
        """Show how far one is, and what was just done or the further keys."""
        if not self.is_mounted:
            return
        placing = self.placing
        count = _("{n} of {total} confirmed").format(n=placing.confirmed, total=placing.total)
        self.header.right = Content.styled(count if placing.places else "", "$quiet")
        self.status.left = Content.styled(self._said, "$secondary") if self._said else self._more_keys()
        undo = _("{key}: undo").format(key=self.key_of("undo_place")) if self._said and self._before else ""
        self.status.right = Content.styled(undo, "$secondary")
        self.query_one(KeysBar).refresh()

    def _more_keys(self) -> Content:
        more = [one for one in self.menu_commands() if one.id in _STATUS_COMMANDS]
        shown = (((self.key_of(one.id), "bold $primary"), (f" {_(one.label)}", "$quiet")) for one in more)
        return Content("   ").join(Content.assemble(*parts) for parts in shown)

    @on(events.ScreenResume)
    def _look_again(self) -> None:
        """Count what is in sight again, once nothing stands above it."""
        if self.is_mounted:
            self.page.look()

    # --- what can be done now

    @property
    def _place(self) -> Place | None:
        return self.placing.places.get(self.page.here)

    @property
    def is_on_block(self) -> bool:
        """Return whether a paragraph is the current item."""
        return self.page.here < self.page.last

    @property
    def is_at_end(self) -> bool:
        """Return whether the ending is the current item."""
        return not self.is_on_block

    @property
    def is_start(self) -> bool:
        """Return whether a card begins at the current paragraph."""
        return self._place is not None

    @property
    def is_open_start(self) -> bool:
        """Return whether a card begins at the current paragraph, and nobody confirmed it."""
        return self._place is not None and not self._place.is_confirmed

    @property
    def is_confirmed_start(self) -> bool:
        """Return whether a card begins at the current paragraph, as a person confirmed."""
        return self._place is not None and self._place.is_confirmed

    @property
    def has_open(self) -> bool:
        """Return whether something is still to be said of a place."""
        return not self.placing.is_ready

    @property
    def is_ready(self) -> bool:
        """Return whether everything has its place."""
        return self.placing.is_ready

    @property
    def has_unconfirmed(self) -> bool:
        """Return whether a place is still to be confirmed."""
        return self.placing.confirmed < len(self.placing.places)

    @property
    def has_card(self) -> bool:
        """Return whether the current paragraph belongs to a card."""
        return self.is_on_block and bool(self.placing.card_at(self.page.here))

    @property
    def has_changed(self) -> bool:
        """Return whether something can be undone."""
        return bool(self._before)

    def live_commands(self) -> list[Command]:
        """Return the commands that are shown: Enter on the ending is said there."""
        return [one for one in super().live_commands() if one.id != "places_on_here"]

    # --- saying where a card begins

    def _take(self, placing: Placing, said: str) -> None:
        self._before.append((self.placing, self.page.here))
        self.placing = placing
        self._show(said)

    def action_confirm(self) -> None:
        """Say that the card begins here."""
        self._take(self.placing.confirm(self.page.here), _("Confirmed."))

    def action_unconfirm(self) -> None:
        """Say that this is not certain after all."""
        self._take(self.placing.confirm(self.page.here, is_right=False), _("Not confirmed any more."))

    def action_join(self) -> None:
        """Say that no card begins here: it goes on with what stands above, if that is of a card."""
        placing = self.placing.join(self.page.here)
        has_above = placing.is_above or placing.card_at(self.page.here)
        self._take(placing, _("This goes on with what stands above it.") if has_above else _("No card begins here."))

    @work(exclusive=True, group="choose")
    async def action_choose(self) -> None:
        """Choose which card begins here, or none."""
        from interview_tui.tui.interview.go_to import GoTo

        block, placing = self.page.here, self.placing
        begun = {place.card for place in placing.places.values()}
        items = [
            RailItem(card.number, card.title, CardState.ANSWERED if card.number in begun else CardState.EMPTY)
            for card in self.app.start.cards.cards
        ]
        here = placing.places[block].card if block in placing.places else _ABOVE
        none = ""
        if placing.join(block).card_at(block):
            none = _("None: this goes on with what stands above it")
        elif here:
            none = _("None: no card begins here")
        elif placing.starts:
            none = _("None: this belongs above the interview")
        dialog = GoTo(tuple(items), here, title=_("Which card begins here?"), none=none)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen == _ABOVE and block in self.placing.places:
            self.action_join()
        elif chosen == _ABOVE and none and self.placing.starts and block in self.placing.beginning:
            self._take(self.placing.put_above(), _("What stands before the first card comes above the interview."))
        elif chosen:
            self._take(self.placing.begin(block, chosen), _("Card {number} begins here.").format(number=chosen))

    def action_all_right(self) -> None:
        """Confirm all places, once everything has been on the screen."""
        if self.page.has_seen_all:
            placing = self.placing.confirm_all()
            if placing.unplaced:
                self._take(placing, _("All confirmed, but for the beginning: choose where it belongs."))
                self.page.go_to(placing.unplaced.start)
            else:
                self._take(placing, _("All confirmed."))
        else:
            self.page.here = self.page.first_unseen
            self._show(_("Not everything was on the screen yet: read on from here first."))

    def action_undo_place(self) -> None:
        """Take back what was said last, and go there."""
        self.placing, here = self._before.pop()
        self._show(_("Taken back."))
        self.page.here = here

    # --- moving

    def action_step(self, by: int) -> None:
        """Go to the paragraph before or after."""
        self._said = ""
        self.page.step(by)
        self._show_status()

    def action_page(self, by: int) -> None:
        """Go a page back or on."""
        self._said = ""
        self.page.page(by)
        self._show_status()

    def action_edge(self, which: int) -> None:
        """Go to the first paragraph (0), or to the end (1)."""
        self._said = ""
        self.page.step(self.page.last if which else -self.page.last)
        self._show_status()

    def action_next_open(self) -> None:
        """Go to the next place that something is still to be said of; from the last one to the first."""
        self._said = ""
        still = self.placing.open
        after = [block for block in still if block > self.page.here]
        self.page.go_to((after or [*still, self.page.last])[0])
        self._show_status()

    @work(exclusive=True, group="read")
    async def action_read_answer(self) -> None:
        """Show what the answer to the card of the current paragraph will be."""
        from interview_tui.intake.errors import IntakeError
        from interview_tui.intake.putting_in import answers_of
        from interview_tui.tui.intake.answers import AnswersScreen

        cards, placing = self.app.start.cards, self.placing
        try:
            answers = await asyncio.to_thread(answers_of, placing.notes, placing.starts, cards)
        except IntakeError as error:
            self._show(str(error))
            return
        titles = {card.number: card.title for card in cards.cards}
        self.app.push_screen(AnswersScreen(answers, titles, placing.card_at(self.page.here), cards.lang))

    @on(NotesPage.Pressed)
    async def _pressed(self) -> None:
        await self.run_action("choose" if self.is_on_block else "go_on_here")

    # --- on and back

    def action_go_on(self) -> None:
        """Go on to who it was."""
        from interview_tui.tui.intake.who import WhoScreen

        self.app.push_screen(WhoScreen(self.placing, self.filled))

    def action_go_on_here(self) -> None:
        """Go on from the ending, or to the first place of which something is still to be said."""
        if self.placing.is_ready:
            self.action_go_on()
        else:
            self.action_not_yet()

    def action_not_yet(self) -> None:
        """Go to the first place of which something is still to be said."""
        self.page.go_to(self.placing.open[0] if self.placing.open else self.page.last)
        self._show(_("First say of this where it belongs."))

    @work(exclusive=True, group="leave")
    async def action_back(self) -> None:
        """Go back to the file; ask first if something was said here."""
        from interview_tui.tui.kit.question import Question

        if self._before:
            text = _("What you pointed out here is gone then. The file stays as it is.")
            asked = Question(_("Stop taking this in?"), text, _("No, go on"), _("Yes, stop"))
            if not await self.app.push_screen_wait(asked):
                return
        self.dismiss(None)
