"""Promise 2: what the app writes has one H1 and the expected H2s, whatever the notes hold."""

from __future__ import annotations

import json
import subprocess

import pypandoc
import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.interview.transcript_words import words
from interview_tui.language import clean_line
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.frontmatter import split
from interview_tui.transcripts.format.not_asked import not_asked
from interview_tui.transcripts.format.outline import bare_title, outline
from tests.builders import interview, interviews, question_set
from tests.texts import CORPUS

pytestmark = pytest.mark.no_files

CARDS = question_set()


def body_of(held: Interview) -> str:
    return split(compose(held, CARDS).decode())[1]


def expected(held: Interview) -> list[int]:
    tail = bool(held.closing) + (held.status is not Status.DRAFT and bool(not_asked(held, CARDS)))
    return [1] + [2] * (len(held.answers) + tail)


def commonmark(text: str) -> list[int]:
    return [int(token.tag[1]) for token in MarkdownIt("commonmark").parse(text) if token.type == "heading_open"]


def pandoc_headings(text: str, reader: str) -> list[int]:
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", reader, "-t", "json"], input=text.encode(), capture_output=True, check=True
    )
    found: list[int] = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if node.get("t") == "Header":
                found.append(node["c"][0])
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(json.loads(done.stdout)["blocks"])
    return found


@given(interviews)
def test_commonmark_sees_the_headings_we_mean_and_our_own_outline_agrees(held: Interview) -> None:
    body = body_of(held)
    seen = commonmark(body)
    assert seen == expected(held)
    assert [heading.level for heading in outline(body)] == seen


def with_texts(texts: list[str]) -> Interview:
    """An interview whose cards hold these texts, at most four a card, in notes, names and zodatjes."""
    answers = {
        number: Answer(
            note="\n".join(texts[number - 1 :: 12]),
            zodatjes=tuple(line for text in texts[number - 1 :: 12] if (line := clean_line(text))),
            circle=Circle.TEAM if number % 2 else None,
            struck=number % 3 == 0,
        )
        for number in range(1, 13)
    }
    # pandoc reads front matter as Markdown too, where nothing can be escaped: it needs exponential time for brackets.
    names = [name for text in texts if "[[[" not in (name := clean_line(text))]
    return interview(interviewer=names[0], interviewee=names[-1], closing=clean_line(texts[0]), answers=answers)


@pytest.mark.parametrize("start", range(0, len(CORPUS), 150))
def test_every_nasty_text_keeps_the_outline_for_commonmark(start: int) -> None:
    for first in range(start, min(start + 150, len(CORPUS)), 12):
        held = with_texts(CORPUS[first : first + 12])
        assert commonmark(body_of(held)) == expected(held)
    for text in CORPUS[start : start + 150]:
        held = interview(answers={3: Answer(note=text), 4: Answer(note=f"- punt\n{text}\n{text}"), 5: Answer(note="x")})
        assert commonmark(body_of(held)) == expected(held)


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["markdown", "commonmark_x", "gfm"])
@pytest.mark.parametrize("start", range(0, len(CORPUS), 240))
def test_every_nasty_text_keeps_the_outline_for_pandoc(start: int, reader: str) -> None:
    for first in range(start, min(start + 240, len(CORPUS)), 48):
        held = with_texts(CORPUS[first : first + 48])
        assert pandoc_headings(compose(held, CARDS).decode(), reader) == expected(held)


def test_the_words_of_both_languages_are_those_of_the_format() -> None:
    dutch, english = words("nl"), words("en-GB")
    assert (dutch.asked, dutch.zodatje, dutch.readers) == ("Doorgevraagd", "Zodatje", "Wie dit mag lezen")
    assert (dutch.struck, dutch.closing, dutch.not_asked) == ("Geschrapt", "Het is mijn vak om …", "Niet gesteld")
    assert dutch.circles[Circle.PRIVATE] == "alleen wij tweeën"
    assert (english.asked, english.zodatje, english.readers) == ("Asked further", "So-that", "Who may read this")
    assert (english.struck, english.closing, english.not_asked) == ("Struck", "It is my craft to …", "Not asked")
    assert words("fy") == dutch


def test_doubled_line_ends_make_no_heading_twice() -> None:
    """Found by fuzzing: some programs write CR CR LF; then `#` was a heading and, with its underline, another."""
    assert [(heading.start, heading.level) for heading in outline("#\r\r\n-\r\r\n## x\r\r\n---")] == [(0, 1), (8, 2)]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("<!--\n# a\n-->\n# b", ["b"]),
        ("<!-- a -->\n# b\n\nc", ["b"]),
        ("# a\n<!-- b -->", ["a"]),
        ("<!-- a -->\n# b\n<!-- c -->\n", ["b"]),
        ("<!-- a -->\n<!--\n# b\n-->\n# c\n", ["c"]),
        ("-->\n\n<!-- a\n# b\n-->\n", []),
        ("<!---->\n===", []),
        ("```\n# a\n```\n# b", ["b"]),
        ("~~~\n# a\n~~~", []),
        ("````\n# a\n```\n# b\n````\n# c", ["c"]),
        ("```\n# a\n~~~\n# b\n~~~\n# c", ["a", "c"]),
    ],
)
def test_a_heading_in_a_comment_or_in_a_fence_is_none(text: str, titles: list[str]) -> None:
    assert [heading.title for heading in outline(text)] == titles


@pytest.mark.timeout(20)
def test_fences_that_each_look_for_an_end_do_not_take_for_ever() -> None:
    fences = "".join(f"{sign * length}x\n" for length in range(1000, 3, -1) for sign in "`~")
    text = "".join(("# a\n", fences, "~~~\n```\n" * 80_000, "# b\n"))
    assert [heading.title for heading in outline(text)] == ["a", "b"]


def test_a_title_has_no_spaces_and_closing_marks_around_it() -> None:
    for text in ("X", " X ", "\tX\r", " X ##", " X #### \t"):
        assert bare_title(text) == "X"
    assert bare_title(" a# \u00a0") == "a# \u00a0"
    assert bare_title("\u00a0a\u00a0 #") == "\u00a0a\u00a0"
    assert bare_title("a X #") == "a X"
    assert bare_title(" ## ") == ""
