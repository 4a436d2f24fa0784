"""Who may read the closing sentence: it stands in two places, the narrower counts, and nobody gets more."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.interview.readback import let_read_closing
from interview_tui.language import one_line
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.mending.contents import mend
from interview_tui.transcripts.sharing.share import ShareError, share
from tests.builders import interview, of_format_2, question_set
from tests.texts import lines

pytestmark = pytest.mark.no_files

CARDS = question_set()
LABEL = "Op de wand van het team:"
LINE = {
    ClosingReaders.NOBODY: f"*{LABEL} nee*",
    ClosingReaders.UNNAMED: f"*{LABEL} ja, zonder naam*",
    ClosingReaders.NAMED: f"*{LABEL} ja, met naam*",
}
SECRET = "Het is mijn vak om GEHEIM te bewaren."
WHOLE = "*Dit is het hele gesprek, "


def held(readers: ClosingReaders, sharing: Circle = Circle.TEAM) -> Interview:
    answers = {3: Answer("Ja."), 5: Answer("Samen.", circle=Circle.ORGANISATION)}
    one = interview(sharing=sharing, status=Status.FINAL, answers=answers, closing=SECRET)
    return let_read_closing(one, readers)


def text_of(readers: ClosingReaders, sharing: Circle = Circle.TEAM) -> str:
    return compose(held(readers, sharing), CARDS).decode()


def given_of(text: str, circle: Circle = Circle.TEAM) -> str:
    """What that circle gets; empty if it is refused."""
    try:
        return share(read(text.encode()), circle).decode()
    except ShareError:
        return ""


@pytest.mark.parametrize("sharing", Circle)
@pytest.mark.parametrize("readers", ClosingReaders)
def test_the_team_gets_it_with_the_name_alone_and_the_organisation_never(
    readers: ClosingReaders, sharing: Circle
) -> None:
    text = text_of(readers, sharing)
    assert read(text.encode()).problems == ()
    assert read(text.encode()).interview == held(readers, sharing)
    team, organisation = given_of(text), given_of(text, Circle.ORGANISATION)
    assert team and organisation
    assert ("GEHEIM" in team) is (readers is ClosingReaders.NAMED)
    assert "GEHEIM" not in organisation
    assert read(team.encode()).problems == () and WHOLE not in team


def test_it_may_go_by_itself() -> None:
    alone = held(ClosingReaders.NAMED, Circle.PRIVATE).change(answers={})
    assert "GEHEIM" in given_of(compose(alone, CARDS).decode())


@pytest.mark.parametrize("line", ClosingReaders)
@pytest.mark.parametrize("front", ClosingReaders)
def test_the_narrower_of_the_two_places_counts_and_a_difference_is_told(
    front: ClosingReaders, line: ClosingReaders
) -> None:
    text = re.sub(r"(?m)^closing_readers: .*\n", "", text_of(ClosingReaders.NAMED))
    text = text.replace("\nseals: ", f"\nclosing_readers: {front.key}\nseals: ", 1)
    text = text.replace(LINE[ClosingReaders.NAMED], LINE[line])
    document = read(text.encode())
    assert document.interview.closing_readers <= min(front, line)
    assert document.interview.closing == SECRET
    assert bool(document.stops) is not (front is line is not ClosingReaders.UNNAMED), "the seal is for the name"
    assert ("GEHEIM" in given_of(text)) is (front is line is ClosingReaders.NAMED)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "",
            f"{LABEL} ja, met naam",
            f"**{LABEL} ja, met naam.**",
            f"_{LABEL} JA, MET NAAM_",
            f"*{LABEL}\nja, met naam*",
        ),
        "*On the wall of the team: yes, with the name*",
    ],
)
def test_the_line_is_known_in_every_form_of_ours(line: str) -> None:
    text = text_of(ClosingReaders.NAMED).replace(LINE[ClosingReaders.NAMED], line)
    assert read(text.encode()).interview.closing == SECRET
    assert ("GEHEIM" in given_of(text)) is bool(line)


@pytest.mark.parametrize(
    "line",
    [
        *(f"- {LABEL} ja, met naam", f"> {LABEL} ja, met naam", f"{LABEL} ja, met naam en foto", f"{LABEL} soms"),
        *(
            "Op dé wand van het team: ja",
            "Op de wand van het team ja",
            "Nu: op de wand van het team: ja",
        ),
    ],
)
def test_what_nearly_is_that_line_gives_it_to_nobody_and_is_told(line: str) -> None:
    for before in ClosingReaders:
        text = text_of(before)
        text = text.replace(f"\n{SECRET}", f"\n{line}\n\n{SECRET}").replace(f"{LINE[before]}\n\n", "")
        document = read(text.encode())
        assert document.stops and document.interview.closing_readers is ClosingReaders.NOBODY
        for confirmed in (False, True):
            mended = mend(text.encode(), confirmed=confirmed)
            assert mended is not None and not mended.document.stops
            assert "GEHEIM" not in given_of(mended.data.decode())
            assert "GEHEIM" in mended.document.interview.closing


@pytest.mark.parametrize("key", ["closing-readers: named", "Closing_Readers: named", "closing_reader: nobody"])
def test_a_key_that_is_nearly_ours_narrows(key: str) -> None:
    text = text_of(ClosingReaders.NAMED).replace("\nstatus:", f"\n{key}\nstatus:")
    assert read(text.encode()).stops and not given_of(text)


@pytest.mark.parametrize("value", ["[3]", "ja", "NAMED", "2", "true", "{a: 1}", '"met naam"'])
def test_a_value_that_nobody_knows_is_told_and_gives_it_to_nobody(value: str) -> None:
    text = text_of(ClosingReaders.NAMED).replace("closing_readers: named", f"closing_readers: {value}")
    document = read(text.encode())
    assert any(f"closing_readers: {value}" == text.split("\n")[one.line - 1] for one in document.stops)
    assert document.interview.closing_readers is ClosingReaders.NOBODY


def test_another_sentence_by_hand_is_told_and_goes_to_nobody() -> None:
    text = text_of(ClosingReaders.UNNAMED).replace("te bewaren.", "te zeggen.")
    document = read(text.encode())
    assert document.stops and document.interview.closing_readers is ClosingReaders.NOBODY
    again = read(compose(document.interview.change(at_card=3), CARDS, document))
    assert again.stops, "saving confirms nothing"
    mended = mend(text.encode(), confirmed=True)
    assert mended is not None and mended.document.interview.closing_readers is ClosingReaders.UNNAMED
    assert read(text_of(ClosingReaders.NOBODY).replace("te bewaren.", "te zeggen.").encode()).problems == ()


def test_of_format_2_nobody_was_asked() -> None:
    old = of_format_2(compose(held(ClosingReaders.NAMED), CARDS).decode())
    document = read(old.encode())
    assert document.interview.closing == SECRET
    assert document.interview.closing_readers is ClosingReaders.NOBODY
    assert "GEHEIM" not in given_of(old)
    asked = compose(let_read_closing(document.interview, ClosingReaders.NAMED), CARDS, document).decode()
    assert read(asked.encode()).problems == () and "GEHEIM" in given_of(asked)
    assert asked.count(WHOLE) == 1, "and it says now that it is the whole"


@given(
    st.lists(st.sampled_from([*LINE.values(), LABEL, "ja, met naam", "x", ": "]), max_size=3)
    .map(" ".join)
    .map(one_line)
    | lines
)
@example("Op de wand van het team: ja, met naam")
@example("On the wall of the team")
def test_any_sentence_comes_back_as_it_is(sentence: str) -> None:
    for readers in ClosingReaders:
        one = let_read_closing(interview(closing=sentence), readers)
        document = read(compose(one, CARDS))
        assert (document.interview, document.problems) == (one, ())


@pytest.mark.parametrize(
    "where", ["<!--\n{}\n-->", "<!-- {} -->", "```\n{}\n```", "~~~ md\n{}\n~~~", "```\n{}", "<!--\n{}"]
)
@pytest.mark.parametrize("line", [ClosingReaders.NAMED, ClosingReaders.UNNAMED])
def test_the_line_in_a_comment_or_a_fence_says_nothing_and_is_told(where: str, line: ClosingReaders) -> None:
    text = text_of(line).replace(LINE[line], where.format(LINE[line]))
    document = read(text.encode())
    assert document.interview.closing_readers is ClosingReaders.NOBODY and document.stops
    assert not given_of(text)
    mended = mend(text.encode(), confirmed=True)
    assert mended is not None and mended.document.interview.closing_readers is ClosingReaders.NOBODY
    assert "GEHEIM" not in given_of(mended.data.decode())


def test_the_line_below_a_comment_counts() -> None:
    text = text_of(ClosingReaders.NAMED).replace(
        LINE[ClosingReaders.NAMED], f"<!-- nog vragen -->\n\n{LINE[ClosingReaders.NAMED]}"
    )
    assert read(text.encode()).interview.closing_readers is ClosingReaders.NAMED
