"""The linter for probes: checks of a question set against the rules of docs/probing.md.

Rules that only count apply in every language; rules that need a word list apply only in languages that `wording` has.
Only the form is checked: whether a probe is a good one is for a colleague to judge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from interview_tui.cards.labels import kind_label
from interview_tui.cards.locations import Location, json_path, spoken_place
from interview_tui.cards.model import Card, Kind, Probe, QuestionSet, Role
from interview_tui.cards.phrasing import (
    asks_two,
    begins_with_verb,
    content_words,
    holds,
    offers_choice,
    opens_as_question,
    question_marks,
    same,
    words,
)
from interview_tui.cards.wording import Wording, wording
from interview_tui.language import _

MAX_WORDS = 12
MAX_CARDS_PER_TEXT = 2
MAX_OPENING = 3
PROBES_PER_CARD = (6, 10)
MIN_KINDS = 5
MIN_OWN = 3

EXEMPT = frozenset({Kind.SILENCE, Kind.ECHO, Kind.ENCOURAGE, Kind.LADDER_UP, Kind.SUMMARISE})
"""The kinds that may have any opening."""


class Finding(NamedTuple):
    """Report a broken rule, and its location.

    `card` and `probe` count from 1; `probe` is None if the card as a whole is meant. `rule` is an identifier, the same
    in every language; `message` is a sentence in the language of the screen.
    """

    card: int
    probe: int | None
    rule: str
    message: str

    @property
    def _location(self) -> Location:
        card: Location = ("cards", self.card - 1)
        return card if self.probe is None else (*card, "probes", self.probe - 1)

    @property
    def place(self) -> str:
        """Return the location in the language of the screen: `card 4, probe 2`."""
        return spoken_place(self._location)

    @property
    def json_path(self) -> str:
        """Return the location for programs: `cards[3].probes[1]`."""
        return json_path(self._location)


Fault = tuple[str, str]
"""A broken rule and its message, without a location."""


def check_probes(question_set: QuestionSet) -> list[Finding]:
    """Return every rule that the probes of the set break, in the order of the cards."""
    known = wording(question_set.lang)
    cards_with = Counter(text for card in question_set.cards for text in {same(probe.text) for probe in card.probes})
    findings: list[Finding] = []
    for card in question_set.cards:
        findings += [Finding(card.number, None, *fault) for fault in _card_faults(card, question_set, known)]
        findings += [
            Finding(card.number, number, *fault) for number, fault in faults_of(card.probes, known, cards_with)
        ]
    return findings


def faults_of(probes: Iterable[Probe], known: Wording | None, cards_with: Counter[str]) -> Iterator[tuple[int, Fault]]:
    """Yield the rules that each probe of one card breaks by itself, with the number of the probe from 1.

    `cards_with` counts the cards that have a text, by `phrasing.same`.
    """
    seen: set[str] = set()
    for number, probe in enumerate(probes, 1):
        faults = [*_probe_faults(probe, known, first=number == 1), *_repeated(same(probe.text), cards_with, seen)]
        yield from ((number, fault) for fault in faults)


def _probe_faults(probe: Probe, known: Wording | None, *, first: bool) -> Iterator[Fault]:
    found = words(probe.text)
    if len(found) > MAX_WORDS:
        message = _("This probe has {count} words; {limit} is the most that is easily heard.")
        yield "length", message.format(count=len(found), limit=MAX_WORDS)
    if question_marks(probe.text) > 1 or (known and asks_two(found, known)):
        yield "one-question", _("This asks two things at once; keep the better question.")
    if known is None:
        return
    if first and known.why & set(found):
        yield "why-first", _("‘Why’ as the first probe asks for a defence; try ‘what made that …’ instead.")
    if word := holds(found, known.banned):
        yield "word", _("Leave out ‘{word}’: it steers, or it judges.").format(word=word)
    if known.formal & set(found):
        yield "address", _("Colleagues among themselves say ‘jij’, not ‘u’.")
    if offers_choice(found, known):
        yield "choice", _("This gives two answers to choose from; ask it openly.")
    if holds(found, known.examples):
        yield "example", _("An example steers the answer; leave it out.")
    if probe.kind is not Kind.SUMMARISE and begins_with_verb(probe.text, known):
        yield "verb-first", _("A question that begins with its verb is answered by yes or no; begin with how or what.")
    elif probe.kind not in EXEMPT and not opens_as_question(found, known):
        message = _("A probe of the kind ‘{kind}’ begins with a question word, or invites to tell.")
        yield "opening", message.format(kind=kind_label(probe.kind))


def _repeated(text: str, cards_with: Counter[str], seen: set[str]) -> Iterator[Fault]:
    if text in seen:
        yield "repeated", _("This probe stands on this card twice.")
    elif cards_with[text] > MAX_CARDS_PER_TEXT:
        message = _("This probe stands on {count} cards; more than {limit} makes it a stopgap.")
        yield "repeated", message.format(count=cards_with[text], limit=MAX_CARDS_PER_TEXT)
    seen.add(text)


def _card_faults(card: Card, question_set: QuestionSet, known: Wording | None) -> Iterator[Fault]:
    count = len(card.probes)
    if card.role is Role.OPENING:
        if count > MAX_OPENING:
            message = _("An opening has {count} probes; {limit} is the most, for the conversation still has to begin.")
            yield "count", message.format(count=count, limit=MAX_OPENING)
        return
    low, high = PROBES_PER_CARD
    if not low <= count <= high:
        message = _("Number of probes: {count}; {low} to {high} give a choice without a search.")
        yield "count", message.format(count=count, low=low, high=high)
    kinds = {probe.kind for probe in card.probes}
    if len(kinds) < MIN_KINDS:
        message = _("Kinds of probe: {count}; at least {least} keep a conversation moving.")
        yield "kinds", message.format(count=len(kinds), least=MIN_KINDS)
    for wanted in ((Kind.INCIDENT, Kind.OBSERVE), (Kind.LADDER_UP,), (Kind.SUMMARISE,)):
        if kinds.isdisjoint(wanted):
            labels = " / ".join(f"‘{kind_label(kind)}’" for kind in wanted)
            yield "missing-kind", _("This card has no probe of the kind {kind}.").format(kind=labels)
    own = own_probes(card, question_set, known)
    if len(own) < MIN_OWN:
        message = _("Probes about this card alone: {count}; at least {least} should fit no other card.")
        yield "own", message.format(count=len(own), least=MIN_OWN)


def own_probes(card: Card, question_set: QuestionSet, known: Wording | None) -> list[Probe]:
    """Return the probes that are about this card alone, judged by their words.

    Such a probe is on no other card, and has a content word that either is on the card itself or is used by no probe
    of another card. This is an approximation: a probe that would suit another card in the same words is not detected.
    If the language is not known, being on no other card is enough.
    """
    others = [probe.text for other in question_set.cards if other is not card for probe in other.probes]
    said_elsewhere = {same(text) for text in others}
    unique = [probe for probe in card.probes if same(probe.text) not in said_elsewhere]
    if known is None:
        return unique
    on_card = content_words(" ".join((card.theme, card.title, *card.text)), known)
    elsewhere = content_words(" ".join(others), known)
    return [probe for probe in unique if (content := content_words(probe.text, known)) & on_card or content - elsewhere]
