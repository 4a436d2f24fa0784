"""Words are taken back to the letter; what was decided since stays; what differs is told exactly."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from interview_tui.interview.changes.losing import lost
from interview_tui.interview.changes.restoring import (
    Became,
    added,
    became,
    everything,
    gone,
    missing,
    restored,
    words_of,
)
from interview_tui.interview.model import CLOSING, NOTHING, Answer, Circle, ClosingReaders, Interview, Status
from tests.builders import few_interviews, interview
from tests.texts import notes

FULL = Answer("Eerst koffie, dan kijken.", ("Ik wacht, zodat zij begint.",), Circle.ORGANISATION)


@given(few_interviews, few_interviews)
@example(interview(), interview(answers={1: Answer("\n")}))
def test_everything_back_has_all_words_as_they_were_and_all_decisions_as_they_are(
    now: Interview, earlier: Interview
) -> None:
    back = restored(now, earlier, everything(earlier, now))
    assert gone(earlier, back) == ()
    for card in everything(earlier, now):
        assert words_of(back, card) == words_of(earlier, card)
    for card, answer in now.answers.items():
        assert (back.answer(card).circle, back.answer(card).struck) == (answer.circle, answer.struck)
    words: dict[str, object] = {"closing": "", "closing_readers": ClosingReaders.NOBODY, "answers": now.answers}
    assert back.change(**words) == now.change(**words)
    same = earlier.closing == now.closing
    assert back.closing_readers is (now.closing_readers if same else ClosingReaders.NOBODY), "it was said of that one"


@given(few_interviews, few_interviews, st.integers(0, 12))
def test_one_card_back_leaves_the_others(now: Interview, earlier: Interview, card: int) -> None:
    back = restored(now, earlier, [card])
    for other in everything(earlier, now):
        expected = earlier if other == card else now
        assert words_of(back, other) == words_of(expected, other)


def test_what_was_struck_and_is_gone_does_not_come_back() -> None:
    now, earlier = interview(struck=(5,), status=Status.FINAL), interview(answers={5: FULL})
    assert gone(earlier, now) == ()
    assert restored(now, earlier, [5]) == now


def test_a_card_that_is_there_keeps_its_readers_and_one_that_is_not_brings_them() -> None:
    earlier = interview(answers={5: FULL})
    narrower = interview(answers={5: Answer("x", circle=Circle.PRIVATE)})
    assert restored(narrower, earlier, [5]).answer(5).circle is Circle.PRIVATE
    assert restored(interview(), earlier, [5]).answer(5) == FULL
    assert restored(interview(), earlier, [6]).answer(6) == NOTHING


def test_what_is_gone_and_what_came_since() -> None:
    earlier = interview(answers={3: FULL, 5: FULL, 6: FULL}, closing="Het is mijn vak om te blijven.")
    now = interview(
        answers={
            3: FULL,
            5: Answer("Eerst koffie."),
            7: FULL,
            6: Answer(FULL.note + " Meer dan dat was het niet.", FULL.zodatjes),
        }
    )
    assert gone(earlier, now) == (5, CLOSING)
    assert added(earlier, now) == (6, 7)
    assert became(earlier, now, 5) is Became.SHORTER
    assert became(earlier, now, CLOSING) is Became.EMPTY
    assert became(now, earlier, 6) is Became.SHORTER and became(earlier, now, 6) is Became.OTHER


def marked(before: str, now: str) -> list[str]:
    return [before[start:end] for start, end in missing(before, now)]


def test_what_is_missing_is_shown_word_for_word() -> None:
    story = "Eerst koffie.\nDan kijken, lang.\nDan pas vragen."
    assert marked(story, "x") == [story]
    assert marked(story, story) == []
    assert marked(story, story + " En nog meer.") == []
    assert marked(story, "Eerst koffie.\nDan pas vragen.") == ["kijken, lang.\nDan"]
    assert marked(story, "Eerst thee.\nDan kijken.\nDan pas vragen.") == ["koffie.", "kijken, lang."]


@given(notes, notes)
def test_without_what_is_missing_all_of_it_is_there(before: str, now: str) -> None:
    at, kept = 0, []
    for start, end in missing(before, now):
        assert at <= start < end <= len(before)
        kept.append(before[at:start])
        at = end
    assert lost(" ".join([*kept, before[at:]]), now) == 0


def test_very_long_notes_are_compared_at_their_ends_only() -> None:
    one, other = (" ".join(f"{word}{number}" for number in range(1000)) for word in ("a", "b"))
    ((start, end),) = missing(f"Begin {one} eind", f"Begin {other} eind")
    assert (start, end) == (len("Begin "), len("Begin ") + len(one))
