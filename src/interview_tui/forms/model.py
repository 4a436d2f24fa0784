"""A form: one way to use the program, as data. All that differs between forms is in this data, not in code."""

from __future__ import annotations

from typing import NamedTuple

from interview_tui.cards.model import Probe
from interview_tui.interview.model import COLLEAGUE, Circle


class Page(NamedTuple):
    """Hold a card of the form's own. In its texts `{interviewer}` and `{interviewee}` are replaced by the names.

    `private` keeps its answer between the two, unless the colleague decides otherwise when reading back. `aloud` is
    what to say or do before it is answered; it is not in a transcript.
    """

    id: str
    title: str
    theme: str = ""
    text: tuple[str, ...] = ()
    aloud: str = ""
    private: bool = False
    probes: tuple[Probe, ...] = ()


class SheetPart(NamedTuple):
    """Hold one part of a sheet: its title and the source of its text.

    `source` is the id of a page or a card, or `zodatjes` for all zodatjes of the interview.
    """

    title: str
    source: str


class Sheet(NamedTuple):
    """Hold the layout of one page to take along to others, made from parts of the interview."""

    title: str
    parts: tuple[SheetPart, ...]


class ComeBack(NamedTuple):
    """Hold when to come back to the interview, in `weeks` after its date, and the `page` to answer then."""

    weeks: int
    page: Page


class Form(NamedTuple):
    """Hold the settings of one form.

    `choose` is one sentence on when to choose the form. `cards` are the ids of the cards to ask, in order; empty means
    all. `before` and `after` are the form's own cards, asked before and after these. `aloud` is what to say on the
    first card, `agreement` what both agree to before it, one paragraph each; a transcript opens with the first of
    these. `tips` are for the interviewer. `interviewer` and `interviewee` name the two roles. `sharing` is the circle
    an interview may be read by unless the two choose another, `widest` the widest they can choose. A form that is not
    `counted` takes no part in counts across interviews. `minutes` is the usual time, 0 without one. `invitation` is a
    text for the person whom the colleague will interview, with `{interviewer}`, `{interviewee}` and `{next}`; without
    one there is no relay. `compare` says that two interviews are meant to be compared. `listeners` is the question who
    listens; empty if nobody else does. `take_home` says that, once it is finished, the first thing offered is to give
    the whole of it to the colleague and to remove it here.
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
    take_home: bool = False
    sheet: Sheet | None = None
    come_back: ComeBack | None = None

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return all cards of the form's own, in the order in which they are numbered."""
        return (*self.before, *self.after, *((self.come_back.page,) if self.come_back else ()))


class FormSet(NamedTuple):
    """Hold the forms of one file. `cards_of` is the id of the question set whose cards they name, or ""."""

    id: str
    version: int
    lang: str
    cards_of: str
    forms: tuple[Form, ...]

    @property
    def ref(self) -> str:
        """Return the name of these forms in a transcript: `vormen@1`."""
        return f"{self.id}@{self.version}"

    @property
    def default(self) -> Form:
        """Return the form of an interview for which none is chosen: `colleague`, or the first without that one."""
        return self.get(COLLEAGUE) or self.forms[0]

    def form(self, ident: str) -> Form:
        """Return the form with that id. Raises KeyError."""
        for form in self.forms:
            if form.id == ident:
                return form
        raise KeyError(ident)

    def get(self, ident: str) -> Form | None:
        """Return the form with that id, or None."""
        return next((form for form in self.forms if form.id == ident), None)
