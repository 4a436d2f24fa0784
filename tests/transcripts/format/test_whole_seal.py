"""The seal of all the text: a file that is to the letter as it was written is not looked at closely."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.transcripts.format import document
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.judging.witness import witness_in
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.mending.contents import mend
from interview_tui.transcripts.versions.foreign_parts import carried
from tests.builders import interview, interviews, question_set

pytestmark = pytest.mark.no_files

CARDS = question_set()


def held(**changes: object) -> Interview:
    answers = {3: Answer("Ik kook koffie."), 4: Answer("Vier."), 5: Answer("Vijf.", circle=Circle.PRIVATE)}
    given = {"status": Status.FINAL, "closing": "Het is mijn vak om te wachten.", "answers": answers}
    return interview(sharing=Circle.TEAM, **{**given, **changes})


def text_of(one: Interview) -> str:
    return compose(one, CARDS).decode()


def whole_in(data: bytes) -> str:
    return witness_in(read(data).front).whole


def without_whole(text: str) -> str:
    """The file without the seal of all its text: every part of it is looked at."""
    return re.sub(r"(?m)^(seals: \[)00-[0-9a-z]{6}(?:, )?", r"\1", text)


@given(interviews)
def test_it_changes_nothing_but_the_time_that_reading_takes(one: Interview) -> None:
    text = text_of(one)
    quick, close = read(text.encode()), read(without_whole(text).encode())
    assert quick.interview == close.interview == one
    assert quick.sections == close.sections
    assert quick.problems == close.problems == ()


def test_a_text_with_its_seal_is_not_looked_at_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of(held())
    monkeypatch.delattr(document, "near_lines")
    for kept in (text, text.replace("\n", "\r\n"), f"\ufeff{text}"):
        assert read(kept.encode()).interview == held()
    for changed in (without_whole(text), f"{text}\n.", text.replace("Vier.", "Vier.\n")):
        with pytest.raises(NameError):
            read(changed.encode())


def test_only_a_text_of_which_others_may_read_something_has_it() -> None:
    """The top of a private interview stays as short as it is."""
    assert whole_in(compose(held(), CARDS))
    private = compose(held().change(sharing=Circle.PRIVATE), CARDS)
    assert "seals" not in private.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("answered: [3, 4, 5]", "answered: [3, 4]"),
        ("private_cards: [5]", "private_cards: [3, 5]"),
        ("sharing: team", "sharing: organisation"),
        ("private_cards: [5]", "private_cards: [5]\nstruck_cards: [3]"),
    ],
    ids=["a card less", "a card narrower", "wider", "a card struck"],
)
def test_what_the_top_says_otherwise_is_told_though_the_text_is_untouched(before: str, after: str) -> None:
    text = text_of(held())
    changed = read(text.replace(before, after, 1).encode())
    assert witness_in(changed.front).whole == whole_in(text.encode())
    assert changed.stops


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ik kook koffie.", "Ik kook thee."),
        ("## 4. ", "### 4. "),
        ("Vier.", "Vier. <!-- x -->"),
        ("Vier.", "Vier.\n\n## Van Kim\n\nIets."),
    ],
    ids=["a word", "a heading", "a comment", "a section"],
)
def test_a_text_that_is_not_clean_gets_none_when_it_is_saved(before: str, after: str) -> None:
    base = read(text_of(held()).replace(before, after, 1).encode())
    assert not base.clean
    assert whole_in(compose(base.interview.change(at_card=5), CARDS, base)) == ""


def test_a_text_that_a_hand_changed_well_gets_its_seal_again() -> None:
    base = read(text_of(held()).replace("\n\nVier", "\n\n\nVier").encode())
    assert whole_in(compose(base.interview.change(at_card=5), CARDS, base))


def test_what_another_version_adds_is_looked_at() -> None:
    own, other = read(text_of(held()).encode()), read(f"{text_of(held())}\n## Van Kim\n\nIets.\n".encode())
    written = compose(held(at_card=5), CARDS, carried(own, other))
    assert "## Van Kim" in written.decode()
    assert whole_in(written) == ""


def test_what_was_mended_is_looked_at_until_the_app_saves_it() -> None:
    mended = mend(text_of(held()).replace("## 4. ", "## 9. ", 1).encode())
    assert mended is not None
    assert whole_in(mended.data) == ""
    saved = compose(mended.document.interview.change(at_card=5), CARDS, mended.document)
    assert read(saved).problems == ()
