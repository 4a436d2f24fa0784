"""The quiet reminder: rarely, one at a time, once a card, from the note alone."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from interview_tui.cards.model import Card, Kind, Probe, Role
from interview_tui.cards.shipped import shipped
from interview_tui.interview.probing.asking import CONCRETE, PROBES_BEFORE_SUMMARY, suggest
from interview_tui.interview.probing.coaching import (
    ASK_FROM,
    ASK_TO,
    LOOK_UP_FROM,
    LOOK_UP_TO,
    MOST,
    SUM_UP_FROM,
    SUM_UP_TO,
    Coach,
    Reminder,
    due,
    talk,
)

LABEL = "Doorgevraagd"
CARDS = shipped("nl")
THREE = CARDS.card(3)
WITHOUT_SUMMARY = Card(7, "z", Role.QUESTION, "", "Z", (), (), (Probe(Kind.FEELING, "Wat deed dat met jou?"),) * 2)
PROBED = [f"\n{LABEL}: {probe.text}\n" for probe in THREE.probes]
notes = st.lists(st.sampled_from(["woord " * 8, "woord " * 60, "Hij keek op. ", "\n", *PROBED]), max_size=8).map(
    "".join
)


def words(count: int) -> str:
    return "woord " * count


def test_listen_first_on_a_question_without_a_note() -> None:
    assert due(THREE, "", LABEL) is due(THREE, " \n", LABEL) is Reminder.LISTEN
    assert due(CARDS.card(1), "", LABEL) is None
    assert due(THREE, "Ja", LABEL) is None


def test_nothing_on_a_page_that_someone_writes_for_themselves() -> None:
    own = THREE._replace(private=True)
    assert all(due(own, note, LABEL) is None for note in ("", "Ja", "woord " * 60))


def test_typing_on_without_a_probe() -> None:
    found = [due(THREE, words(count), LABEL) for count in range(1, LOOK_UP_TO + 5)]
    assert [count for count, one in enumerate(found, 1) if one is Reminder.ASK] == list(range(ASK_FROM, ASK_TO))
    assert [count for count, one in enumerate(found, 1) if one is Reminder.LOOK_UP] == list(
        range(LOOK_UP_FROM, LOOK_UP_TO)
    )


def test_after_a_probe_it_does_not_ask_for_one() -> None:
    note = f"{words(ASK_FROM)}\n{LABEL}: Wat maakte dat het die dag lukte?\n"
    assert due(THREE, note + words(ASK_FROM), LABEL) is None
    assert due(THREE, note + words(LOOK_UP_FROM), LABEL) is Reminder.LOOK_UP


def test_a_card_without_prompts_is_not_told_to_ask() -> None:
    bare = Card(7, "z", Role.QUESTION, "", "Z", (), (), ())
    assert due(bare, words(ASK_FROM), LABEL) is None
    assert due(bare, words(LOOK_UP_FROM), LABEL) is Reminder.LOOK_UP


def test_a_summary_is_called_for_where_the_prompt_line_does_not_say_so() -> None:
    twice = f"{LABEL}: Wat deed dat met jou?\nJa.\n{LABEL}: En wie was daarbij?\n"
    assert due(WITHOUT_SUMMARY, twice, LABEL) is None, "first the answer"
    assert due(WITHOUT_SUMMARY, twice + words(SUM_UP_FROM), LABEL) is Reminder.SUM_UP
    assert due(WITHOUT_SUMMARY, twice + words(SUM_UP_TO), LABEL) is None
    done = f"{twice}Ja.\n{LABEL}: Ik hoor rust en tijd. Klopt dat?\n"
    assert due(WITHOUT_SUMMARY, done + words(SUM_UP_FROM), LABEL) is None
    assert due(THREE, twice + words(SUM_UP_FROM), LABEL) is None, "the prompt line leans to it"


SUMMARY = next(probe for probe in THREE.probes if probe.kind is Kind.SUMMARISE)
LATER = tuple(probe for probe in THREE.probes if probe.kind not in CONCRETE and probe is not SUMMARY)[:2]


@given(st.permutations(THREE.probes), st.integers(2, len(THREE.probes)), st.integers(0, SUM_UP_TO + 5))
@example([*LATER, SUMMARY], 2, SUM_UP_FROM)  # leaned to
@example([SUMMARY, *LATER], 3, SUM_UP_FROM)  # asked already: not leaned to
def test_it_never_says_what_the_prompt_line_leans_to(probes: list[Probe], count: int, typed: int) -> None:
    note = "".join(f"{LABEL}: {probe.text}\n" for probe in probes[:count]) + words(typed)
    kinds = [probe.kind for probe in probes[:count]]
    since = kinds[::-1].index(Kind.SUMMARISE) if Kind.SUMMARISE in kinds else count
    called_for = since >= PROBES_BEFORE_SUMMARY and SUM_UP_FROM <= typed < SUM_UP_TO
    leaned_to = suggest(THREE, note, LABEL)
    assert (due(THREE, note, LABEL) is Reminder.SUM_UP) is (called_for and leaned_to is None)
    if called_for and Kind.SUMMARISE not in kinds:
        assert leaned_to is Kind.SUMMARISE


@given(notes)
def test_the_talk_in_short(note: str) -> None:
    found = talk(THREE, note, LABEL)
    assert found.words >= 0 and found.since_summary >= 0
    assert found.any_asked or found.since_summary == 0


@given(st.lists(st.tuples(st.integers(1, 12), notes), max_size=40))
def test_each_at_most_once_a_card_and_on_few_cards(looks: list[tuple[int, str]]) -> None:
    coach, shown = Coach(), []
    for number, note in looks:
        card = CARDS.card(number)
        step = coach.look if coach.card == number else coach.open
        coach = step(card, note, LABEL)
        shown.append((number, coach.now))
    changes = [now for before, now in pairwise([(0, None), *shown]) if now != before and now[1] is not None]
    assert len(set(changes)) == len(changes), "none twice on one card"
    for reminder in Reminder:
        assert len({number for number, one in shown if one is reminder}) <= MOST


def test_what_was_written_before_calls_for_nothing_until_something_is_typed() -> None:
    note = words(LOOK_UP_FROM)
    coach = Coach().open(THREE, note, LABEL)
    assert coach.now is None
    assert coach.look(THREE, note, LABEL).now is None
    assert coach.look(THREE, f"{note} meer", LABEL).now is Reminder.LOOK_UP


def test_it_gives_way_and_does_not_come_back() -> None:
    coach = Coach().open(THREE, "", LABEL)
    assert coach.now is Reminder.LISTEN
    coach = coach.look(THREE, "Ja", LABEL)
    assert coach.now is None
    assert coach.look(THREE, "", LABEL).now is None
    assert coach.open(THREE, "", LABEL).now is None


def test_after_a_few_cards_it_has_been_heard() -> None:
    coach, shown = Coach(), []
    for card in CARDS.cards[2:]:
        coach = coach.open(card, "", LABEL)
        shown.append(coach.now)
    assert shown == [Reminder.LISTEN] * MOST + [None] * (len(shown) - MOST)
