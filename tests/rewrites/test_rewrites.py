"""The short version of `make rewrites`: a thousand rounds, always the same; and that these can tell."""

from __future__ import annotations

import html
import re
import unicodedata
from random import Random

import pytest
from markdown_it import MarkdownIt

from interview_tui.interview.model import Circle
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import Problem, TranscriptError
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import ShareError, share
from tests.rewrites import proving
from tests.rewrites.every import REWRITES, Step, applied
from tests.rewrites.proving import HARMLESS, MOST_REFUSED, NEAR, NEAR_ORDINARY, Rounds, Share, Tally, seen, together
from tests.rewrites.rewrite import Part, Rewrite
from tests.rewrites.table import table
from tests.rewrites.transcripts import made

pytestmark = pytest.mark.no_files

SEED = 20261124
ROUNDS = 1000
PARTS = 3


def _played(numbers: list[int], giving: Share = share) -> Tally:
    rounds = Rounds(SEED, giving)
    for number in numbers:
        rounds.play(number)
    return rounds.tally()


def _told(tally: Tally) -> str:
    return "\n".join(f"seed {SEED}, {failure}" for failure in tally.failures[:5])


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_shown_to_a_wider_circle_whatever_is_done_to_a_file(part: int) -> None:
    numbers = [number for number in range(ROUNDS) if number % HARMLESS != HARMLESS - 1]
    tally = _played(numbers[part::PARTS])
    assert not tally.failures, _told(tally)
    assert tally.outcomes["given"] > 30, "nearly all were refused: then little was looked at"


@pytest.mark.slow
def test_what_a_formatter_does_shows_nothing_and_keeps_nobody_from_sharing() -> None:
    tally = _played(list(range(HARMLESS - 1, ROUNDS, HARMLESS)))
    assert not tally.failures, _told(tally)
    assert tally.harmless > 200
    assert tally.refused_of_harmless <= MOST_REFUSED, table(tally)


# That it can tell


def _everything(document: Document, _circle: Circle) -> bytes:
    """A worse `share`: all that was said."""
    interview = document.interview
    said = [answer.note + " ".join(answer.zodatjes) for answer in interview.answers.values()]
    return "\n".join([*said, interview.closing]).encode()


def _struck_too(document: Document, circle: Circle) -> bytes:
    """A worse `share`: it forgets that something was struck."""
    interview = document.interview
    for number, answer in interview.answers.items():
        if answer.struck:
            interview = interview.with_answer(number, struck=False)
    return share(document._replace(interview=interview), circle)


@pytest.mark.parametrize(("giving", "told"), [(_everything, "which is for private"), (_struck_too, "is for nobody")])
def test_a_program_that_shows_too_much_does_not_pass(giving: Share, told: str) -> None:
    failures = _played(list(range(20)), giving).failures
    assert any(told in failure.what and not failure.rewrites for failure in failures)


def test_a_failure_names_the_fewest_rewrites_and_shows_what_they_did() -> None:
    def all_from_windows(document: Document, circle: Circle) -> bytes:
        if not document.crlf:
            raise ShareError
        return _everything(document, circle)

    tally = _played(list(range(120)), all_from_windows)
    assert {failure.rewrites for failure in tally.failures} == {("CR LF",)}
    assert [name for name, count in tally.counts.items() if count.leaks] == ["CR LF"]
    assert str(tally.failures[0]).startswith(f"round {tally.failures[0].number}: ")
    assert "\\r" in tally.failures[0].diff


def test_a_program_that_refuses_too_easily_does_not_pass() -> None:
    def not_from_windows(document: Document, circle: Circle) -> bytes:
        if document.crlf:
            raise ShareError
        return share(document, circle)

    tally = _played(list(range(HARMLESS - 1, 160, HARMLESS)), not_from_windows)
    assert tally.refused >= tally.counts["CR LF"].refused == tally.counts["CR LF"].harmless > 0
    assert tally.counts["a byte order mark"].refused == 0


def test_a_finding_in_what_the_app_wrote_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def as_it_is(document: Document, circle: Circle) -> bytes:
        """One of this test alone: what is kept for `share` stays as it is."""
        return share(document, circle)

    monkeypatch.setattr(proving, "read", lambda data: read(data)._replace(problems=(Problem(7, "Hm."),)))
    assert any(failure.what.endswith("line 7: Hm.") for failure in _played([0], as_it_is).failures)


def test_what_the_app_wrote_and_cannot_read_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_data: bytes) -> Document:
        raise TranscriptError(7, "Nee.")

    def as_it_is(document: Document, circle: Circle) -> bytes:
        return share(document, circle)

    monkeypatch.setattr(proving, "read", refuse)
    assert any(failure.what.endswith("line 7: Nee.") for failure in _played([0], as_it_is).failures)


@pytest.mark.parametrize(
    "written",
    [
        "geheim8x3f9",
        "GEHEIM8X3F9",
        "ge\\heim\\8x3f9",
        "g e h e i m 8 x 3 f 9",
        "geheim\n8x\u200b3f\u00ad9",
        "**geh**eim8x3f9",
        "ｇｅｈｅｉｍ８ｘ３ｆ９",
        "&#103;eheim8x3f9",
        "\\&#x67;eheim8x3f9",
    ],
)
def test_a_planted_word_is_seen_however_it_is_written(written: str) -> None:
    assert seen(f"Zij zei {written}.".encode(), ["geheim8x3f9", "geheim8x3f8"]) == {"geheim8x3f9"}


def test_the_tallies_of_several_are_the_tally_of_all() -> None:
    one, other, both = (_played(numbers) for numbers in ([0, 1], [2, 3], [0, 1, 2, 3]))
    assert together([one, other]) == both
    assert f"\n{both.rounds} rounds: " in table(both)


# The rewrites themselves


NAMED = {rewrite.name: rewrite for rewrite in REWRITES}
# What there is to do for a rewrite only after another.
UNDONE = {
    "join the lines of a paragraph": "wrap at a width",
    "take trailing spaces away": "spaces or a backslash at the end of a line",
    "*emphasis* for _emphasis_": "_emphasis_ for *emphasis*",
    "NFC": "NFD",
    "no empty values": "empty values",
}


def test_every_rewrite_has_a_name_of_its_own() -> None:
    assert len(NAMED) == len(REWRITES) > 100


@pytest.mark.parametrize("rewrite", REWRITES, ids=lambda rewrite: re.sub(r"\W+", " ", rewrite.name))
def test_it_changes_something_and_the_same_each_time(rewrite: Rewrite) -> None:
    changed = 0
    for number in range(40):
        data = made(Random(number), near=NEAR).data
        if rewrite.name in UNDONE:
            data = applied([Step(NAMED[UNDONE[rewrite.name]], "before")], data)
        step = Step(rewrite, str(number))
        rewritten = applied([step], data)
        assert rewritten == applied([step], data)
        changed += rewritten != data
        if changed == 2:
            return
    pytest.fail(f"{changed} of 40 files were changed")


# What only a formatter does, or what is the same to a reader and not to Markdown, made the same.
_SAME = {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "--", "—": "---"}
_MEANING = re.compile(r"</?(?:h\d|em|strong|blockquote|code|pre)>")


def _meaning(data: bytes) -> str:
    """What Markdown makes of a transcript: its words in order, with headings, emphasis and quotations."""
    body = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n---\n", 1)[1]
    shown = re.sub(r"<!--.*?-->", "", MarkdownIt("commonmark").render(body))
    shown = re.sub(r"</?a\b[^>]*>", "", shown)
    shown = re.sub(r"<(?!/?(?:h\d|em|strong|blockquote|code|pre)>)[^>]*>", " ", shown)
    shown = unicodedata.normalize("NFC", html.unescape(_MEANING.sub(lambda tag: f" {tag[0]} ", shown)))
    for sign, plain in _SAME.items():
        shown = shown.replace(sign, plain)
    return " ".join(shown.split())


HARMLESS_ONES = [rewrite for rewrite in REWRITES if rewrite.harmless and rewrite.part is not Part.FRONT]
HARMLESS_FRONT = [rewrite for rewrite in REWRITES if rewrite.harmless and rewrite.part is Part.FRONT]


@pytest.mark.parametrize("rewrite", HARMLESS_ONES, ids=lambda rewrite: re.sub(r"\W+", " ", rewrite.name))
def test_a_harmless_one_means_the_same_in_markdown(rewrite: Rewrite) -> None:
    for number in range(8):
        one = made(Random(number), near=NEAR_ORDINARY)
        rewritten = applied([Step(rewrite, str(number))], one.data)
        before, after = _meaning(one.data), _meaning(rewritten)
        if rewrite.name == "every number in a list is 1":
            before, after = (re.sub(r"\b\d+\. ", "", text) for text in (before, after))
        assert after == before, number


@pytest.mark.parametrize("rewrite", HARMLESS_FRONT, ids=lambda rewrite: re.sub(r"\W+", " ", rewrite.name))
def test_a_harmless_one_says_the_same_at_the_top(rewrite: Rewrite) -> None:
    for number in range(8):
        one = made(Random(number), near=NEAR_ORDINARY)
        rewritten = applied([Step(rewrite, str(number))], one.data)
        known = read(one.data).front.values()
        said = read(rewritten).front.values()
        assert {key: said.get(key) or "" for key in known} == {key: value or "" for key, value in known.items()}
