"""What two colleagues agree before they begin: three questions, and the rest folded."""

from __future__ import annotations

import asyncio
import datetime

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input, Static

from interview_tui.forms.starting import begin
from interview_tui.interview.model import COLLEAGUE, Circle, Interview
from interview_tui.language import _, clean
from interview_tui.start import Start
from interview_tui.transcripts.library import FolderTrouble, Library
from interview_tui.transcripts.names import new_id
from interview_tui.tui.agreed import USUAL_MINUTES, cards_in, circles, forms, minutes_in, name_problem, text_problem
from interview_tui.tui.base import CommandScreen
from interview_tui.tui.command import bindings
from interview_tui.tui.commands import AGREE
from interview_tui.tui.plain import plain
from interview_tui.tui.widgets.bars import KeysBar, Line
from interview_tui.tui.widgets.choice import Choice, Press
from interview_tui.tui.widgets.line_field import LineField


class AgreeScreen(CommandScreen[None]):
    """Who, with whom, who may read it. Enter goes on, and begins after the last question."""

    CSS_PATH = "agree.tcss"
    BINDINGS = bindings(AGREE)
    commands = AGREE

    folded: var[bool] = var(True)

    interviewer = query_one("#interviewer", LineField)
    interviewee = query_one("#interviewee", LineField)
    sharing = query_one("#sharing", Choice)
    form = query_one("#form", Choice)
    team = query_one("#team", LineField)
    organisation = query_one("#organisation", LineField)
    minutes = query_one("#minutes", LineField)
    cards = query_one("#cards", LineField)
    more = query_one("#more", Press)

    def __init__(self, start: Start) -> None:
        super().__init__()
        self._start = start
        self._begun = False

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """The questions, the fold, the button."""
        start = self._start
        yield Line(id="header")
        with VerticalScroll(id="questions", can_focus=False):
            yield from self._field("interviewer", _("Who asks"), start.interviewer, _("your own name"))
            yield from self._field("interviewee", _("With whom"), start.interviewee, _("the name of your colleague"))
            yield Static(_("Who may read this"), classes="question", markup=False)
            yield Choice(circles(), Circle.PRIVATE.key, id="sharing")
            yield Press("", id="more")
            with Vertical(id="rest"):
                yield Static(_("What for"), classes="question", markup=False)
                yield Choice(forms(start.forms), start.form, id="form")
                yield from self._field("team", _("Team"), start.team, _("may stay empty"))
                yield from self._field("organisation", _("Organisation"), start.organisation, _("may stay empty"))
                usual = _("or {usual}; up and down choose").format(usual=", ".join(map(str, USUAL_MINUTES)))
                yield from self._field("minutes", _("Minutes"), str(start.minutes), usual)
                chosen = ", ".join(map(str, start.chosen))
                hint = _("all {count}; or numbers such as 3, 4, 11").format(count=len(start.cards.cards))
                yield from self._field("cards", _("Cards"), chosen, hint)
            yield Press(_("Begin"), id="begin")
        yield Static(_("Enter goes on · → takes a name that is offered"), id="agree-hint", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def _field(self, name: str, label: str, value: str, hint: str) -> ComposeResult:
        """A label, the field, and room for what is wrong with it."""
        with Vertical(classes="field", id=f"{name}-field"):
            with Horizontal(classes="field-row"):
                yield Static(label, classes="field-label", markup=False)
                yield LineField(value, placeholder=hint, id=name)
            yield Static(id=f"{name}-problem", classes="field-problem", markup=False)

    def on_mount(self) -> None:
        """Begin where something is still to be filled in."""
        self.query_one("#header", Line).left = Content.styled(_("New interview"), "bold $primary")
        for problem in self.query(".field-problem"):
            problem.display = False
        start = self._start
        beyond = start.team or start.organisation or start.chosen or start.form != COLLEAGUE
        self.folded = not beyond
        self._show_fold()
        empty = [field for field in (self.interviewer, self.interviewee) if not field.line]
        (empty[0] if empty else self.sharing).focus()
        self._offer_names()

    @work(exclusive=True, group="names")
    async def _offer_names(self) -> None:
        """Names used before are offered while typing."""
        try:
            used = await asyncio.to_thread(Library(self._start.transcripts).names_used)
        except FolderTrouble:
            return
        people = dict.fromkeys((*used.interviewers, *used.interviewees))
        self.interviewer.offered.names = _offerable(people)
        self.interviewee.offered.names = _offerable(dict.fromkeys((*used.interviewees, *used.interviewers)))
        self.team.offered.names = _offerable(dict.fromkeys(used.teams))
        self.organisation.offered.names = _offerable(dict.fromkeys(used.organisations))

    def watch_folded(self) -> None:
        """Show the rest, or only that it is there."""
        if self.is_mounted:
            self._show_fold()

    def _show_fold(self) -> None:
        self.query_one("#rest").display = not self.folded
        self.more.label = _("▸ More: what for, team, minutes, cards") if self.folded else _("▾ Less")

    # --- from one to the next

    @on(Input.Submitted)
    @on(Choice.Done)
    def _on(self, event: Input.Submitted | Choice.Done) -> None:
        """To the next question; after the last one, begin."""
        here = event.control
        order: list[Widget] = [self.interviewer, self.interviewee, self.sharing]
        if not self.folded:
            order += [self.form, self.team, self.organisation, self.minutes, self.cards]
        if isinstance(here, LineField) and self._problem_of(here):
            return
        at = order.index(here) + 1
        if at < len(order):
            self._to(order[at], order[at])
        else:
            self.action_begin()

    def on_key(self, event: events.Key) -> None:
        """Up and down go from field to field; in the minutes they choose among the usual ones."""
        if event.key not in ("up", "down") or not isinstance(self.focused, LineField):
            return
        event.stop()
        down = event.key == "down"
        if self.focused is self.minutes:
            self.minutes.value = _other_minutes(self.minutes.line, more=not down)
            self.minutes.action_end()
        elif down:
            self.focus_next()
        else:
            self.focus_previous()

    @on(Press.Pressed)
    def _pressed(self, event: Press.Pressed) -> None:
        """The fold, or begin."""
        if event.press is self.more:
            self.action_more()
        else:
            self.action_begin()

    def action_more(self) -> None:
        """Show or fold the rest."""
        self.folded = not self.folded
        if self.folded:
            self._to(self.sharing, self.sharing)
        else:
            self._to(self.form, self.form)

    def _to(self, field: Widget, in_sight: Widget) -> None:
        """Give a field the focus; what should be in sight is scrolled to once it has its place."""
        field.focus(scroll_visible=False)
        self.call_after_refresh(in_sight.scroll_visible, animate=False)

    def action_to_list(self) -> None:
        """Begin nothing."""
        self.app.show_list()

    # --- what was filled in

    def _problem_of(self, field: LineField) -> str:
        """What is wrong with a field; it is said below it, and the field keeps the focus."""
        if field in (self.interviewer, self.interviewee):
            problem = name_problem(field.line)
        elif field is self.minutes:
            found = minutes_in(field.line)
            problem = found if isinstance(found, str) else ""
        elif field is self.cards:
            cards = cards_in(field.line, self._start.cards)
            problem = cards if isinstance(cards, str) else ""
        else:
            problem = text_problem(field.line)
        said = self.query_one(f"#{field.id}-problem", Static)
        said.update(plain(problem))
        said.display = bool(problem)
        if problem:
            if self.folded and field in self.query("#rest LineField"):
                self.folded = False
            self._to(field, self.query_one(f"#{field.id}-field"))
        return problem

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """What was wrong is being put right."""
        self.query_one(f"#{event.input.id}-problem").display = False

    def action_begin(self) -> None:
        """To the first card, or to the first field with something wrong."""
        fields = [self.interviewer, self.interviewee, self.team, self.organisation, self.minutes, self.cards]
        if self._begun or any(self._problem_of(field) for field in fields):
            return
        self._begun = True
        self.app.begin(self._interview())

    def _interview(self) -> Interview:
        minutes, chosen = minutes_in(self.minutes.line), cards_in(self.cards.line, self._start.cards)
        assert isinstance(minutes, int)
        assert isinstance(chosen, tuple)
        return begin(
            id=new_id(),
            date=datetime.date.today(),
            interviewer=self.interviewer.line,
            interviewee=self.interviewee.line,
            cards=self._start.cards,
            forms=self._start.forms,
            form=self.form.value,
            sharing=Circle[self.sharing.value.upper()],
            minutes=minutes,
            team=self.team.line,
            organisation=self.organisation.line,
            chosen=chosen,
        )


def _other_minutes(text: str, *, more: bool) -> str:
    """The next of the usual times; the longest or the shortest stays."""
    now = minutes_in(text)
    if isinstance(now, str):
        return str(USUAL_MINUTES[1])
    others = [usual for usual in USUAL_MINUTES if (usual > now if more else usual < now)]
    return str((others[0] if more else others[-1]) if others else now)


def _offerable(names: dict[str, None]) -> tuple[str, ...]:
    """Names that a field can hold as they are."""
    return tuple(name for name in names if clean(name) == name)
