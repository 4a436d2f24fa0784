"""The screen to learn the cards: one card, its probes by kind, and why that kind works."""

from __future__ import annotations

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.cards.kinds import source, why
from interview_tui.cards.labels import kind_label
from interview_tui.cards.model import Card, Kind, Probe, QuestionSet
from interview_tui.interview.moving import CardState
from interview_tui.language import _
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import LEARN
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.marked_list import MarkedList
from interview_tui.tui.kit.widgets.rail import RailItem

WIDE = 100  # columns from which the probes stand beside the card
_GAP = 2  # columns between the name of a kind and a probe


class LearnScreen(CommandScreen[None]):
    """Show one card with its probes; left and right go through the cards, up and down through the probes."""

    CSS_PATH = "learn.tcss"
    commands = LEARN
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall")]

    header = query_one("#header", Line)
    page = query_one("#learn-card", VerticalScroll)
    text = query_one("#learn-text", Static)
    beside = query_one("#learn-beside", Vertical)
    probes = query_one("#learn-probes", OptionList)
    about = query_one("#learn-why", Static)

    def __init__(self, cards: QuestionSet) -> None:
        super().__init__()
        self._cards = cards.cards
        self._at = 0

    def compose_body(self) -> ComposeResult:
        """Compose the card, and beside or below it the probes and why they work."""
        yield Line(id="header")
        with Container(id="learn"):
            with VerticalScroll(id="learn-card", can_focus=False):
                yield Static(id="learn-text", markup=False)
            with Vertical(id="learn-beside"):
                yield MarkedList(id="learn-probes", markup=False)
                yield Static(id="learn-why", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show the first card."""
        self.header.left = Content.styled(_("Get to know the cards"), "bold $primary")
        self.probes.focus()
        self._show()

    @property
    def card(self) -> Card:
        """Return the card that is shown."""
        return self._cards[self._at]

    def _show(self) -> None:
        """Show the card from its top, with its probes."""
        place = _("card {number} of {total}").format(number=self._at + 1, total=len(self._cards))
        self.header.right = Content.styled(f"←  {place}  →", "$quiet")
        card = self.card
        parts = [plain(card.theme, "$secondary")] if card.theme else []
        parts.append(plain(card.title, "bold $primary"))
        gap = Content("\n\n" if self.has_class("-wide") else "\n")
        self.text.update(gap.join([*parts, *(plain(text) for text in card.text)]))
        self.page.scroll_home(animate=False)
        self._show_probes(0)
        self.call_after_refresh(self._say_there_is_more)

    def _say_there_is_more(self) -> None:
        """Say in the line below a card that is longer than its pane how one reads the rest."""
        more = _("{key}: the rest").format(key=self.key_of("card_down"))
        self.beside.border_title = more if self.page.max_scroll_y else ""

    def _show_probes(self, at: int) -> None:
        """List the probes of the card by kind, wrapped to the width, and select the one at index `at`."""
        grouped = by_kind(self.card.probes)
        column = max((plain(kind_label(probe.kind)).cell_length for probe in grouped), default=0) + _GAP
        room = max(self.beside.content_size.width - column - _GAP - 1, 12)
        self.probes.clear_options()
        before: Kind | None = None
        for probe in grouped:
            label = kind_label(probe.kind) if probe.kind is not before else ""
            before = probe.kind
            self.probes.add_option(Option(_row(label, probe.text, column, room)))
        self.probes.display = bool(grouped)
        self.probes.highlighted = min(at, len(grouped) - 1) if grouped else None
        if grouped:
            # The height of the longest reason, so that the list does not move while one goes through it.
            width = max(self.beside.content_size.width - _GAP, 20)
            self.about.styles.height = max(len(_about(probe.kind).wrap(width)) for probe in grouped)
            self.probes.focus()
            self.call_after_refresh(self.probes.scroll_to_highlight)
        else:
            self.about.styles.height = "auto"
            self.about.update(
                plain(_("This card has no prompts. Listen, give one word back, and ask what comes next."), "$quiet")
            )

    @on(OptionList.OptionHighlighted)
    def _say_why(self, event: OptionList.OptionHighlighted) -> None:
        """Show why the selected kind works, and its source."""
        grouped = by_kind(self.card.probes)
        if event.option_index >= len(grouped):
            return
        self.about.update(_about(grouped[event.option_index].kind))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the probes to the new width."""
        super().on_resize(event)
        self.call_after_refresh(self._set_again)

    def _set_again(self) -> None:
        if self.is_mounted:
            at = self.probes.highlighted or 0
            self._show()
            self._show_probes(at)

    # --- what can be done

    def action_card(self, by: int) -> None:
        """Go `by` cards on; after the last comes the first."""
        self._at = (self._at + by) % len(self._cards)
        self._show()

    @work
    async def action_go_to(self) -> None:
        """Go to a card chosen from the list."""
        from interview_tui.tui.interview.go_to import GoTo

        items = tuple(RailItem(card.number, card.title, CardState.EMPTY) for card in self._cards)
        number = await self.app.push_screen_wait(GoTo(items, self.card.number))
        if number is not None:
            self._at = next(at for at, card in enumerate(self._cards) if card.number == number)
            self._show()

    def action_turn(self, pages: int) -> None:
        """Scroll a card that is longer than its pane."""
        self.page.scroll_relative(y=pages * max(self.page.size.height - 1, 1), animate=False)

    def action_practise(self) -> None:
        """Start a practice with this card."""
        from interview_tui.tui.learning.practising import Practising

        Practising(self.app, self.app.start.cards).begin(self.card)

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss(None)


def by_kind(probes: tuple[Probe, ...]) -> list[Probe]:
    """Return the probes grouped by kind, in the order in which the kinds first come."""
    kinds = list(dict.fromkeys(probe.kind for probe in probes))
    return sorted(probes, key=lambda probe: kinds.index(probe.kind))


def _about(kind: Kind) -> Content:
    """Return why a kind works, and its source."""
    origin = _("From: {source}.").format(source=source(kind))
    name = Content.assemble((kind_label(kind), "bold $accent"), "  ", why(kind))
    return Content("\n").join([name, Content.styled(origin, "$quiet")])


def _row(label: str, text: str, column: int, room: int) -> Content:
    """Return a probe behind the name of its kind, its further lines indented to the `column`."""
    first, *rest = plain(text).wrap(room) or [Content()]
    head = Content.styled(label, "$accent") + " " * (column - plain(label).cell_length)
    return Content("\n").join([head + first, *(Content(" " * column) + line for line in rest)])
