"""What is lost is counted word for word, and is told once, with the answer as it was at its largest."""

from __future__ import annotations

from itertools import accumulate, pairwise, permutations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from interview_tui.interview.changes.losing import LEAST, MUCH, Loss, Watch, is_covered, is_much, lost, size
from interview_tui.interview.model import CLOSING, Answer, Interview
from tests.builders import answers, few_interviews, interview
from tests.texts import notes

KITCHEN = "We dronken koffie aan de keukentafel en niemand zei iets. "
STORY = "".join(f"{KITCHEN}Dat was de {number}e keer. " for number in range(12))
SENTENCES = ("Ik drink koffie mee, zodat het hun tafel blijft.", "Ik wacht, zodat zij begint.")


def goes_on_in_a_word(before: str, now: str) -> bool:
    """Whether somebody typed on in the last word: it then counts as there, though it is another word."""
    return now.startswith(before) and before[-1:].isalnum() and now[len(before) :][:1].isalnum()


@given(notes, notes, notes)
@example("# kop# kop", "# kop", "# kop a\n\n\n\nb")
def test_what_is_lost_is_a_distance_in_one_direction(one: str, other: str, third: str) -> None:
    assume(not any(goes_on_in_a_word(*pair) for pair in permutations((one, other, third), 2)))
    assert lost(one, one) == 0
    assert lost(one, "") == size(one)
    assert 0 <= lost(one, other) <= size(one)
    assert lost(one, third) <= lost(one, other) + lost(other, third)
    assert lost(one, f"{other}\n{one}") == 0
    assert size(one) - lost(one, other) == size(other) - lost(other, one), "what is in both"


@given(notes, st.integers(0, 200))
def test_who_types_on_loses_at_most_the_word_at_the_cursor(text: str, at: int) -> None:
    assert lost(text[:at], text) == 0


@pytest.mark.parametrize(
    "text", ["われわれは台所のテーブルでコーヒーを飲みました。誰も何も言いませんでした。", "wacht, zodat. zij! begint;"]
)
def test_a_letter_put_in_costs_no_more_than_a_word(text: str) -> None:
    assert lost(text, text[:5] + "x" + text[5:]) <= 6


def look(answers: list[Answer]) -> list[tuple[int, Loss]]:
    """The losses, each with which answer it came, when card 5 has these answers one after the other."""
    watch, losses = Watch.over(interview()), list[tuple[int, Loss]]()
    for number, answer in enumerate(answers):
        watch, found = watch.look(interview(answers={5: answer}))
        losses += [(number, loss) for loss in found]
    return losses


def test_everything_selected_and_a_key() -> None:
    for story in (STORY, KITCHEN, "Begint met koffie drinken."):
        ((at, loss),) = look([Answer(story), Answer("x")])
        assert (at, loss.cards, loss.before.answer(5)) == (1, (5,), Answer(story))


@given(answers)
def test_an_answer_of_some_size_that_goes_is_always_kept(answer: Answer) -> None:
    found = look([answer, Answer()])
    if size(answer.note) >= LEAST or any(size(one) for one in answer.zodatjes):
        ((_at, loss),) = found
        assert (loss.before.answer(5).note, loss.before.answer(5).zodatjes) == (answer.note, answer.zodatjes)
    else:
        assert not found


def test_replaced_by_another_story_that_is_longer() -> None:
    assert look([Answer(STORY), Answer("Heel iets anders, " * 60)])


def test_words_in_place_of_others_are_kept_also_when_the_note_is_no_longer_for_them() -> None:
    first = (KITCHEN + "Zij schonk in zonder te vragen hoe ik hem wilde. " + KITCHEN)[:132].replace("\n", " ")
    other = "Daarna liep de buurman binnen met een pan soep voor ons."
    note = first[:-56] + other[:55]
    assert (len(first), len(note)) == (132, 131)
    losses = look([Answer(first), Answer(first[:-56]), Answer(note), Answer("x")])
    assert [(at, loss.before.answer(5)) for at, loss in losses] == [(3, Answer(first)), (3, Answer(note))]


def test_nor_when_all_of_it_is_typed_and_taken_away_letter_by_letter() -> None:
    first, other = STORY[:400], "Daarna liep de buurman binnen met een pan soep voor ons allemaal."
    shorter, note = first[:-90], first[:-90] + other
    states = [first[: len(first) - count] for count in range(91)]
    states += [shorter + other[:count] for count in range(len(other) + 1)]
    states += [note[: len(note) - count] for count in range(len(note) + 1)]
    kept = [loss.before.answer(5).note for _at, loss in look([Answer(one) for one in states])]
    assert kept[:2] == [first, note]
    assert not [one for one in kept[2:] if other in one]


def test_of_much_rewriting_in_one_note_the_longest_and_the_newest_are_kept() -> None:
    words = [f"{letter * 24} " for letter in "abcdefghijklmnopqrstuv"]
    states = [STORY, *(STORY[: -60 - at] + word * 2 for at, word in enumerate(words))]
    kept = [loss.before.answer(5).note for _at, loss in look([Answer(one) for one in [*states, ""]])]
    assert kept == [STORY, states[-1]]


def test_what_is_only_in_the_look_before_is_kept_when_that_goes() -> None:
    """Half of a note stood alone and went, while the other half came back: of the whole not so much is gone."""
    halves = [" ".join(f"{letter * 10}{number}" for number in range(5)) for letter in "ab"]
    whole = f"{halves[0]} zo {halves[1]}"
    ((at, loss),) = look([Answer(whole), Answer(f"{halves[0]} zo"), Answer(f"zo {halves[1]}")])
    assert (at, loss.before.answer(5)) == (2, Answer(whole))


def test_a_paragraph_out_of_a_long_note_letter_by_letter_is_kept_as_it_was_before_the_first() -> None:
    note = f"{STORY}\n{KITCHEN * 5}"
    steps = [Answer(note[: len(note) - count]) for count in range(0, len(note), 7)]
    ((_at, loss),) = look(steps)
    assert loss.before.answer(5).note == note


def test_two_times_the_same_is_kept_once_and_what_is_new_is_kept_again() -> None:
    full, more = Answer(STORY), Answer(f"{STORY}\nEn toen kwam de buurvrouw binnen.")
    assert [at for at, _loss in look([full, Answer("x"), full, Answer("x")])] == [1]
    assert [at for at, _loss in look([full, Answer("x"), more, Answer("x")])] == [1, 3]


def test_a_typo_a_highlight_and_a_word_less_are_no_loss() -> None:
    note = STORY
    for changed in (note.replace("koffie", "thee", 1), f"=={note}==", note[40:], note.replace("niemand", "")):
        assert not is_much(Answer(note), Answer(changed))
    assert is_much(Answer(note), Answer(note[MUCH * 2 :]))


def test_a_so_that_is_never_too_small() -> None:
    held = Answer(STORY, SENTENCES)
    ((_at, loss),) = look([held, Answer(STORY, SENTENCES[:1])])
    assert loss.before.answer(5) == held
    assert look([held, Answer(STORY, (SENTENCES[0], "Iets anders."))])
    assert not look([held, Answer(STORY, (SENTENCES[0], "Ik wacht even, zodat zij begint."))])
    assert not look([held, Answer(STORY, (*SENTENCES[::-1], "En nog een."))])


@pytest.mark.parametrize(("now", "kept"), [("Ik lacht alsof zij begin", True), ("Ik lacht zodat zij begin", False)])
def test_a_so_that_of_which_exactly_half_is_other_words_now_is_kept(now: str, kept: bool) -> None:
    before = "Ik wacht zodat zij begin"
    assert (size(before), lost(before, now)) == (20, 10 if kept else 5)
    assert bool(look([Answer(STORY, (before,)), Answer(STORY, (now,))])) is kept


def test_the_closing_sentence_counts_and_a_card_that_is_gone() -> None:
    watch = Watch.over(
        interview(closing="Het is mijn vak om te blijven.", answers={3: Answer(STORY), 4: Answer(KITCHEN)})
    )
    _watch, (loss,) = watch.look(interview(answers={4: Answer(KITCHEN)}))
    assert loss.cards == (CLOSING, 3)
    assert loss.before == watch.last


def test_what_was_typed_elsewhere_meanwhile_is_in_what_is_kept() -> None:
    watch = Watch.over(interview(answers={3: Answer(STORY)}))
    for at in range(1, len(STORY)):
        told = {3: Answer(STORY[: len(STORY) - at]), 4: Answer(KITCHEN[:at])}
        watch, losses = watch.look(interview(answers=told))
        if losses:
            (loss,) = losses
            assert loss.before.answer(3).note == STORY
            assert loss.before.answer(4).note == KITCHEN[: at - 1]
            return
    pytest.fail("it was never kept")


@given(st.lists(few_interviews, max_size=4))
def test_any_interview_after_any_other(held: list[Interview]) -> None:
    watch = Watch.over(interview())
    for now in held:
        before, (watch, losses) = watch, watch.look(now)
        assert watch.last == now
        for loss in losses:
            assert loss.before.change(closing="", answers=now.answers) == before.last.change(
                closing="", answers=now.answers
            )


@given(st.lists(st.tuples(st.integers(0, 3), notes), max_size=12))
@example([(0, "   ### drie\n\n\n\n\nGeschrapt: weg\n# kop"), (3, "# kop<!DOCTYPE x>"), (1, "")])
def test_nothing_of_size_is_ever_lost_without_being_kept(edits: list[tuple[int, str]]) -> None:
    """Whatever is typed, cut and replaced in one note: every state is covered by one that was kept, or by the last."""
    texts = [text for text in accumulate(edits, _edited, initial="") if isinstance(text, str)]
    watch, kept = Watch.over(interview()), []
    for text in texts:
        watch, losses = watch.look(interview(answers={5: Answer(text)}))
        kept += [loss.before.answer(5) for loss in losses]
    for text, after in pairwise(texts):
        if is_much(Answer(text), Answer(after)):
            assert any(is_covered(Answer(text), one) or not is_much(Answer(text), one) for one in kept)


def _edited(text: str, edit: tuple[int, str]) -> str:
    how, new = edit
    return [text + new, new, text[: len(text) // 2], new + text[len(text) // 2 :]][how]
