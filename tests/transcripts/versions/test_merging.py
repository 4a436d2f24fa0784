"""Two versions of an interview become one: exactly as chosen, no word lost, and nobody gets to read more."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.merging import (
    ABOUT,
    Difference,
    Subject,
    Take,
    Where,
    compare,
    label,
    merge,
)
from interview_tui.interview.model import CLOSING, NOTHING, Answer, Circle, Interview, Status
from interview_tui.interview.readback import finish, strike
from interview_tui.interview.sharing import readable
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import SectionKind
from interview_tui.transcripts.format.judging.witness import KEYS
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.versions.foreign_parts import carried, same
from tests.builders import few_interviews, interview, interviews, of_format_1, question_set

pytestmark = pytest.mark.no_files

CARDS = question_set()
BOTH = Take.BOTH
subjects = st.sampled_from([ABOUT, CLOSING, *range(1, 13)])
choices = st.dictionaries(subjects, st.sampled_from(Take))


def said(answer: Answer) -> tuple[str, tuple[str, ...]]:
    return (answer.note if answer.note.strip() else "", answer.zodatjes)


def all_of(take: Take) -> dict[Subject, Take]:
    return dict.fromkeys((ABOUT, CLOSING, *range(1, 13)), take)


def with_notes(**notes: str) -> Interview:
    return interview(answers={int(key[1:]): Answer(note) for key, note in notes.items()})


# --- what differs


def test_what_differs_is_told_once_and_in_the_order_of_the_transcript() -> None:
    mine = with_notes(c3="A.", c4="Hier.", c6="Zelfde.").change(closing="Het is mijn vak om te kijken.", next="Kim")
    other = with_notes(c3="B.", c5="Daar.", c6="Zelfde.").change(next="Robin", at_card=9, parked=(7,))
    assert compare(mine, other) == (
        Difference(ABOUT, Where.BOTH),
        Difference(3, Where.BOTH),
        Difference(4, Where.MINE),
        Difference(5, Where.OTHER),
        Difference(CLOSING, Where.MINE),
    )
    assert [one.subject for one in compare(mine, other) if one.open] == [ABOUT, 3]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"next": "Kim"}, (Difference(ABOUT, Where.OTHER),)),
        ({"interviewee": "Sam de Wit"}, (Difference(ABOUT, Where.BOTH),)),
        ({"date": datetime.date(2026, 1, 1)}, (Difference(ABOUT, Where.BOTH),)),
        ({"sharing": Circle.TEAM}, (Difference(ABOUT, Where.BOTH, ruled=True),)),
        ({"status": Status.HELD}, (Difference(ABOUT, Where.BOTH, ruled=True),)),
        ({"at_card": 4, "parked": (4,), "dismissed": ("x",)}, ()),
    ],
)
def test_particulars_that_differ(changes: dict[str, Any], told: tuple[Difference, ...]) -> None:
    assert compare(interview(), interview(**changes)) == told


def test_a_circle_or_a_strike_alone_is_told_and_left_to_the_rule() -> None:
    mine = interview(answers={3: Answer("A.")})
    for other in (Answer("A.", circle=Circle.PRIVATE), Answer("A.", struck=True)):
        assert compare(mine, interview(answers={3: other})) == (Difference(3, Where.BOTH, ruled=True),)


@given(few_interviews, few_interviews)
def test_it_does_not_matter_whose_is_whose(mine: Interview, other: Interview) -> None:
    turned = {Where.MINE: Where.OTHER, Where.OTHER: Where.MINE, Where.BOTH: Where.BOTH}
    assert compare(other, mine) == tuple(one._replace(where=turned[one.where]) for one in compare(mine, other))


# --- one of two


@given(few_interviews, choices)
def test_of_equals_it_is_the_same(held: Interview, chosen: dict[Subject, Take]) -> None:
    assert compare(held, held) == ()
    assert merge(held, held, chosen) == held


@given(few_interviews, few_interviews, choices)
def test_each_card_is_exactly_what_was_chosen(mine: Interview, other: Interview, chosen: dict[Subject, Take]) -> None:
    merged = merge(mine, other, chosen)
    for number in range(1, 13):
        one, two = mine.answer(number), other.answer(number)
        take = chosen.get(number, BOTH)
        if (number in mine.struck) is not (number in other.struck):
            take = Take.MINE if number in mine.struck else Take.OTHER
        if take is not BOTH or said(one) == said(two):
            assert said(merged.answer(number)) == said(two if take is Take.OTHER else one)
    if (take := chosen.get(CLOSING, BOTH)) is not BOTH:
        assert merged.closing == (mine if take is Take.MINE else other).closing
    if (take := chosen.get(ABOUT, BOTH)) is not BOTH:
        wanted = mine if take is Take.MINE else other
        assert (merged.interviewee, merged.next, merged.minutes) == (wanted.interviewee, wanted.next, wanted.minutes)
    assert (merged.id, merged.question_set, merged.lang) == (mine.id, mine.question_set, mine.lang)


@given(few_interviews, few_interviews)
def test_both_loses_no_word(mine: Interview, other: Interview) -> None:
    merged = merge(mine.change(struck=()), other.change(struck=()), {})
    for version in (mine, other):
        for number, answer in version.answers.items():
            whole = merged.answer(number)
            said = [line for line in answer.note.split("\n") if line.strip()]  # a line of spaces holds no word
            assert all(any(line in one for one in whole.note.split("\n")) for line in said)
            assert set(answer.zodatjes) <= set(whole.zodatjes)
        for text in ("closing", "next", "interviewer", "interviewee", "team", "organisation"):
            assert getattr(version, text) in getattr(merged, text)


def test_both_of_a_card_as_it_reads() -> None:
    mine = interview(answers={3: Answer("Koffie.\nEerst kijken.", ("Ik kijk, zodat ik zie.", "Ik wacht."))})
    other = interview(answers={3: Answer("Koffie.\nDan vragen.", ("Ik wacht.", "Ik vraag, zodat ik weet."))})
    assert merge(mine, other, {3: BOTH}).answer(3) == Answer(
        "Koffie.\nEerst kijken.\nAndere versie: Dan vragen.",
        ("Ik kijk, zodat ik zie.", "Ik wacht.", "Ik vraag, zodat ik weet."),
    )
    assert label("en") == "Other version:"


@given(few_interviews, few_interviews, choices)
def test_nobody_gets_to_read_more(mine: Interview, other: Interview, chosen: dict[Subject, Take]) -> None:
    merged = merge(mine, other, chosen)
    assert merged.sharing is min(mine.sharing, other.sharing)
    for number, answer in merged.answers.items():
        if answer:
            assert merged.circle_of(number) <= min(mine.circle_of(number), other.circle_of(number))
            assert answer.struck == (mine.answer(number).struck or other.answer(number).struck)
    for circle in (Circle.TEAM, Circle.ORGANISATION):
        for number in readable(merged, circle).answers:
            for version in (mine, other):
                if version.answer(number):
                    assert number in readable(version, circle).answers
        if readable(merged, circle).closing:
            closed = [version for version in (mine, other) if version.closing]
            assert all(version.circle_of(CLOSING) >= circle for version in closed)


def test_the_narrower_circle_counts_whatever_is_chosen() -> None:
    mine = interview(sharing=Circle.ORGANISATION, answers={3: Answer("A.", circle=Circle.TEAM), 4: Answer("Zo.")})
    other = interview(sharing=Circle.TEAM, answers={3: Answer("B.", circle=Circle.PRIVATE), 4: Answer("Zo.")})
    for take in Take:
        merged = merge(mine, other, {3: take})
        assert (merged.circle_of(3), merged.circle_of(4)) == (Circle.PRIVATE, Circle.TEAM)


# --- struck, and read back


@given(few_interviews, few_interviews, choices)
def test_what_was_struck_and_finished_is_not_brought_back(
    mine: Interview, other: Interview, chosen: dict[Subject, Take]
) -> None:
    for one, two in ((mine, other), (other, mine)):
        done = finish(one)
        merged = merge(done, two.change(struck=()), chosen)
        for number in done.struck:
            assert said(merged.answer(number)) == said(done.answer(number)), "an older copy brought it back"
            assert number in merged.struck
        merged = merge(two.change(struck=()), done, chosen)
        for number in done.struck:
            assert said(merged.answer(number)) == said(done.answer(number))


def test_a_strike_before_finishing_stays_and_can_be_taken_back() -> None:
    mine, other = with_notes(c3="A.", c4="B."), with_notes(c3="A.", c4="B.")
    for one, two in ((strike(mine, 4), other), (mine, strike(other, 4))):
        for take in Take:
            assert merge(one, two, all_of(take)).answer(4) == Answer("B.", struck=True)


@pytest.mark.parametrize(
    ("mine", "other", "both"),
    [
        (Status.DRAFT, Status.DRAFT, Status.DRAFT),
        (Status.DRAFT, Status.HELD, Status.HELD),
        (Status.HELD, Status.DRAFT, Status.HELD),
        (Status.FINAL, Status.HELD, Status.FINAL),
        (Status.DRAFT, Status.FINAL, Status.FINAL),
    ],
)
def test_the_same_words_are_as_far_as_the_further_of_the_two(mine: Status, other: Status, both: Status) -> None:
    held = with_notes(c3="A.")
    assert merge(held.change(status=mine), held.change(status=other), {}).status is both


@given(few_interviews, few_interviews, choices)
def test_final_is_only_what_was_read_back_like_this(
    mine: Interview, other: Interview, chosen: dict[Subject, Take]
) -> None:
    merged = merge(mine, other, chosen)
    if merged.status is Status.FINAL:
        read_back = [one for one in (mine, other) if one.status is Status.FINAL]
        assert any(
            {n: said(a) for n, a in one.answers.items() if a} == {n: said(a) for n, a in merged.answers.items() if a}
            and one.closing == merged.closing
            for one in read_back
        )


def test_words_that_were_not_read_back_are_to_be_read_back() -> None:
    mine, other = with_notes(c3="A.").change(status=Status.FINAL), with_notes(c3="A.", c4="B.")
    assert merge(mine, other, {}).status is Status.HELD
    assert merge(mine, other, {4: Take.MINE}).status is Status.FINAL


def test_what_was_parked_follows_the_version_that_is_chosen() -> None:
    mine = with_notes(c3="A.", c4="B.").change(parked=(3, 7))
    other = with_notes(c3="X.", c4="Y.").change(parked=(4, 8))
    assert merge(mine, other, {3: Take.OTHER, 4: Take.OTHER}).parked == (4, 7, 8)
    assert merge(mine, other, {3: Take.MINE, 4: Take.MINE}).parked == (3, 7, 8)


# --- what a hand wrote


def by_hand(held: Interview, *changes: tuple[str, str], end: str = "") -> bytes:
    text = compose(held, CARDS).decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return (text + end).encode()


def test_what_a_hand_wrote_in_the_other_goes_along() -> None:
    mine, other = with_notes(c3="A."), with_notes(c3="B.", c5="C.")
    theirs = by_hand(
        other,
        ("format: 3\n", "format: 3\nmood: goed\nplaces: [keuken, gang]\n"),
        ("*Wie dit mag lezen: alleen wij tweeën*\n", "*Wie dit mag lezen: ons team*\n\nBij de bakker.\n"),
        ("## 5. ", "## Van Kim\n\nNog bellen.\n\n## 5. "),
        end="\n## Later\n\n```\nnooit dicht\n",
    )
    ours = by_hand(mine, ("format: 3\n", "format: 3\nmood: moe\n"), end="\n## Van mij\n\nTot morgen.\n")
    base = carried(read(ours), read(theirs))
    merged = merge(read(ours).interview, read(theirs).interview, {3: Take.MINE, 5: BOTH})
    data = compose(merged, CARDS, base)
    assert read(data).interview == merged
    text = data.decode()
    for words in ("places: [keuken, gang]", "mood: moe", "Bij de bakker.", "## Van Kim", "nooit dicht", "## Van mij"):
        assert text.count(words) == 1
    assert "ons team" not in text
    assert carried(read(data), read(theirs), ()).sections == read(data).sections, "once is enough"


@pytest.mark.parametrize("older", ["mine", "theirs", "both"])
def test_a_file_of_format_1_and_the_same_in_format_2_are_the_same(older: str) -> None:
    data = compose(with_notes(c3="A.", c5="C.").change(sharing=Circle.TEAM), CARDS)
    old = of_format_1(data.decode()).replace("\nlang: ", "\nminutes: 60\nparked: []\nlang: ", 1).encode()
    assert same(read(old if older != "theirs" else data), read(old if older != "mine" else data))


def test_the_witness_of_the_other_does_not_speak_for_ours() -> None:
    """Its seals are those of its words."""
    shared = {"sharing": Circle.TEAM}
    ours = of_format_1(compose(with_notes(c3="A.", c4="B.").change(**shared), CARDS).decode())
    theirs = read(compose(with_notes(c3="X.", c5="C.").change(**shared), CARDS))
    mine = read(ours.encode())
    base = carried(mine, theirs)
    assert not any(entry.key in KEYS for entry in base.front.entries)
    merged = merge(mine.interview, theirs.interview, {3: Take.MINE})
    after = read(compose(merged, CARDS, base))
    assert (after.interview, after.problems) == (merged, ())


def test_a_second_heading_of_a_struck_card_stays_behind() -> None:
    mine, other = with_notes(c3="A."), with_notes(c3="A.")
    theirs = read(by_hand(other, end="\n## 5. “Kaart 5 …”\n\nEen.\n\n## 5. Nog eens\n\nhoefijzer\n"))
    assert any(section.kind is SectionKind.FOREIGN for section in theirs.sections)
    assert b"hoefijzer" in compose(mine, CARDS, carried(read(compose(mine, CARDS)), theirs))
    assert b"hoefijzer" not in compose(mine, CARDS, carried(read(compose(mine, CARDS)), theirs, (5,)))


def test_a_card_of_another_set_goes_along_as_it_is_printed() -> None:
    mine = with_notes(c3="A.")
    wider = question_set(14)
    theirs = read(compose(with_notes(c2="O.", c13="Nieuw."), wider))
    merged = merge(mine, theirs.interview, {})
    data = compose(merged, CARDS, carried(read(compose(mine, CARDS)), theirs))
    assert read(data).interview == merged
    assert "## 13. “Kaart 13 …”" in data.decode()
    assert [section.number for section in read(data).cards()] == [2, 3, 13]


@given(interviews, interviews, choices)
def test_the_file_of_the_two_reads_back_as_the_two(
    mine: Interview, other: Interview, chosen: dict[Subject, Take]
) -> None:
    ours, theirs = read(compose(mine, CARDS)), read(compose(other, CARDS))
    merged = merge(mine, other, chosen)
    data = compose(merged, CARDS, carried(ours, theirs, merged.struck))
    assert read(data).interview == merged
    assert same(ours, theirs) == (not compare(mine, other) and same(ours, theirs))


def test_files_that_say_the_same_are_the_same() -> None:
    held = with_notes(c3="A.")
    ours = read(compose(held, CARDS))
    assert same(ours, read(compose(held.change(at_card=4, parked=(5,)), CARDS)))
    assert not same(ours, read(compose(held.change(next="Kim"), CARDS)))
    assert not same(ours, read(by_hand(held, ("format: 3\n", "format: 3\nmood: goed\n"))))
    assert not same(ours, read(by_hand(held, end="\n## Later\n\nX.\n")))
    assert held.answer(9) == NOTHING
