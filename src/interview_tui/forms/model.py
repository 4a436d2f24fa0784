"""A form: a way of use, told as data. What differs between two of them stands here and nowhere in the code."""

from __future__ import annotations

from dataclasses import dataclass

from interview_tui.cards.model import Probe
from interview_tui.interview.model import COLLEAGUE, Circle


@dataclass(frozen=True, slots=True)
class Page:
    """A card of the form's own. In its texts `{interviewer}` and `{interviewee}` stand for the names.

    `private` keeps its answer between the two, unless the colleague says otherwise when reading back. `aloud` is what
    to say or to do before it is answered; a transcript does not tell it.
    """

    id: str
    title: str
    theme: str = ""
    text: tuple[str, ...] = ()
    aloud: str = ""
    private: bool = False
    probes: tuple[Probe, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One block of a sheet: `title`, and where its words come from.

    `source` is the id of a page or a card, or `zodatjes`: all the so-thats of the interview.
    """

    title: str
    source: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to take along to others, made from parts of the interview."""

    title: str
    parts: tuple[SheetPart, ...]


@dataclass(frozen=True, slots=True)
class ComeBack:
    """A date to come back to the interview: `weeks` after it, with a `page` to write on then."""

    weeks: int
    page: Page


@dataclass(frozen=True, slots=True)
class Form:
    """One way of use.

    `name` is what it is called, `choose` the one sentence on when to choose it. `cards` are the ids of the cards to
    ask, in order; none means all. `before` and `after` are the form's own cards, asked before and after these.
    `aloud` is what to say on the first card, `agreement` what both agree to before it, one paragraph each; a transcript
    opens with the first of these. `tips` are for the interviewer. `interviewer` and `interviewee` say who sits where.
    `sharing` is who may read unless they say otherwise, `widest` the most that can be said. A form that is not
    `counted` takes no part in counts across interviews. `minutes` is the usual time, 0 where there is none.
    `invitation` is a text for whom the colleague will interview, with `{interviewer}`, `{interviewee}` and `{next}`;
    without one there is no relay. `compare`: two interviews are meant to be laid side by side. `listeners` asks who
    listens, where others do.
    """

    id: str
    name: str
    choose: str
    cards: tuple[str, ...] = ()
    before: tuple[Page, ...] = ()
    after: tuple[Page, ...] = ()
    aloud: str = ""
    agreement: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    interviewer: str = ""
    interviewee: str = ""
    sharing: Circle = Circle.PRIVATE
    widest: Circle = Circle.ORGANISATION
    counted: bool = True
    minutes: int = 0
    invitation: str = ""
    compare: bool = False
    listeners: str = ""
    sheet: Sheet | None = None
    come_back: ComeBack | None = None

    @property
    def pages(self) -> tuple[Page, ...]:
        """All cards of its own, in the order in which they are numbered."""
        return (*self.before, *self.after, *((self.come_back.page,) if self.come_back else ()))


@dataclass(frozen=True, slots=True)
class FormSet:
    """The forms of one file. `cards_of` is the id of the question set whose cards they name; "" if they name none."""

    id: str
    version: int
    lang: str
    cards_of: str
    forms: tuple[Form, ...]

    @property
    def ref(self) -> str:
        """How a transcript names them: `vormen@1`."""
        return f"{self.id}@{self.version}"

    @property
    def default(self) -> Form:
        """The form of an interview for which none is chosen: two colleagues, or the first where that is not here."""
        return self.get(COLLEAGUE) or self.forms[0]

    def form(self, ident: str) -> Form:
        """The form with that id. Raises KeyError."""
        for form in self.forms:
            if form.id == ident:
                return form
        raise KeyError(ident)

    def get(self, ident: str) -> Form | None:
        """The form with that id, if it is here."""
        return next((form for form in self.forms if form.id == ident), None)
