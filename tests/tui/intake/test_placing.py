"""What a person says of the places where cards begin: nothing counts before it was confirmed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.intake.notes import Block, Notes
from interview_tui.intake.proposing import propose
from interview_tui.intake.putting_in import above_of, answers_of
from interview_tui.tui.intake.placing import Placing, placed
from tests.tui.intake.stage import CARDS, NOTES, TITLES, places

pytestmark = pytest.mark.no_files


def test_what_is_proposed_is_not_confirmed() -> None:
    placing = places()
    assert [start.card for start in placing.starts] == [1, 3, 12]
    assert (placing.confirmed, placing.is_ready) == (0, False)
    assert placing.unplaced == range(2)
    assert placing.open == (0, 2, 4, 7)


def test_confirming_all_does_not_place_what_has_no_card() -> None:
    placing = places().confirm_all()
    assert not placing.is_ready
    assert placing.open == (0,)
    assert placing.begin(0, 2).is_ready


def test_a_proposal_that_is_chosen_stays_as_it_was_proposed() -> None:
    placing = places()
    joined = placing.join(2)
    assert 2 not in joined.places
    again = joined.begin(2, 1).places[2]
    assert (again.start, again.is_confirmed, again.is_chosen) == (placing.places[2].start, True, False)
    other = joined.begin(2, 5).places[2]
    assert (other.start.keeps_heading, other.is_chosen) == (True, True)


def test_the_beginning_counts_as_a_place_until_it_has_one() -> None:
    placing = places().confirm_all()
    assert (placing.confirmed, placing.total, placing.is_ready) == (3, 4, False)
    above = placing.put_above()
    assert (above.confirmed, above.total, above.is_ready) == (4, 4, True)
    assert above_of(NOTES, above.starts) == "Gespreksverslag\n\nBij de koffie, op een dinsdag."
    later = above.begin(0, 2)
    assert (later.total, later.is_ready) == (4, True)
    assert not later.join(0).is_ready, "of that beginning nobody spoke"


def test_a_heading_that_fits_no_card_is_a_place_to_confirm() -> None:
    blocks = [(TITLES[3], 1), ("koffie", 0), ("Iets heel anders", 1), ("thee", 0), ("een kopje lager", 2)]
    notes = Notes(tuple(Block(text, level) for text, level in blocks))
    placing = placed(notes, propose(notes, CARDS))
    assert placing.open == (0, 2)
    assert placing.card_at(3) == 3
    done = placing.confirm_all()
    assert (done.total, done.is_ready) == (2, True)
    assert answers_of(notes, done.starts, CARDS)[3].note == "koffie\nIets heel anders\nthee\neen kopje lager"
    other = placing.begin(2, 4)
    assert [start.card for start in other.starts] == [3, 4]


_SAID = st.tuples(
    st.sampled_from(["confirm", "doubt", "begin", "join", "all", "above"]), st.integers(0, 8), st.integers(1, 12)
)


@given(st.lists(_SAID, max_size=20))
def test_whatever_is_said_every_word_is_in_an_answer_or_told_of(said: list[tuple[str, int, int]]) -> None:
    placing: Placing = places()
    for what, block, card in said:
        if what == "begin":
            placing = placing.begin(block, card)
        elif what == "all":
            placing = placing.confirm_all()
        elif what == "above":
            placing = placing.put_above() if placing.starts else placing
        elif block in placing.places:
            placing = placing.join(block) if what == "join" else placing.confirm(block, is_right=what == "confirm")
    answers = answers_of(NOTES, placing.starts, CARDS)
    above = above_of(NOTES, placing.starts) if placing.is_above else ""
    for at, words in enumerate(NOTES.blocks):
        place = placing.places.get(at)
        if at in placing.unplaced or (place is not None and not place.start.keeps_heading):
            continue
        assert words.text in (above if at in placing.beginning else answers[placing.card_at(at)].note)
    assert placing.is_ready == (not placing.unplaced and all(one.is_confirmed for one in placing.places.values()))
