"""The line that says of a transcript that it is the whole: read in the words of before and of now, written in these."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.interview.transcript_words import Words, every_language, words
from interview_tui.transcripts.format.blocks import whole_line
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.judging.witness import seal_of_whole
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.mending.contents import mend
from interview_tui.transcripts.sharing.share import share
from interview_tui.transcripts.versions.foreign_parts import carried, same
from tests.builders import interview, of_format_1, of_format_2, question_set

pytestmark = pytest.mark.no_files

CARDS = question_set()
HELD = interview(sharing=Circle.TEAM, status=Status.FINAL, answers={3: Answer("Ja."), 5: Answer("Samen.")})
NOW = compose(HELD, CARDS).decode()
LINE = whole_line("nl")
EACH_LANGUAGE = pytest.mark.parametrize("texts", every_language(), ids=["nl", "en"])
FORMS: list[Callable[[str], str]] = [
    lambda said: f"*{said}*",
    lambda said: f"_{said}_",
    lambda said: said,
    lambda said: f"*{said}*".replace(" ", "\n"),
]


def in_parts(text: str) -> tuple[str, str]:
    """A file as its front matter and what stands below that."""
    top, fence, rest = text.partition("\n---\n")
    assert fence
    return top, rest


def with_said(line: str, text: str = NOW) -> str:
    """A file with that line in place of ours, with the seal of all its text, if it has one, as the app makes it."""
    top, rest = in_parts(text)
    assert rest.count(LINE) == 1
    new = rest.replace(LINE, line)
    return f"{top.replace(seal_of_whole(rest), seal_of_whole(new))}\n---\n{new}"


def saved(text: str) -> str:
    """What the app writes once something was changed in it that stands at the top alone."""
    document = read(text.encode())
    data = compose(document.interview.change(at_card=3), CARDS, document)
    assert read(data).problems == ()
    return data.decode()


def test_it_leads_to_the_line_below_it() -> None:
    said = "Dit is het hele gesprek, alleen voor de twee die het voerden. "
    said += "Wie hieronder mag meelezen, krijgt de deelversie."
    assert seal_of_whole(in_parts(NOW)[1]) in in_parts(NOW)[0]
    assert f"\n# In gesprek: Noor met Sam\n\n*{said}*\n\n*Wie dit mag lezen: ons team*\n" in NOW


@pytest.mark.parametrize("sharing", Circle)
@EACH_LANGUAGE
def test_it_says_nothing_of_readers_whichever_words_it_has(texts: Words, sharing: Circle) -> None:
    text = compose(HELD.change(sharing=sharing), CARDS).decode()
    for line in ("", *(form(said) for said in texts.wholes for form in FORMS)):
        for one in (with_said(line, text), text.replace(LINE, line)):
            document = read(one.encode())
            assert (document.problems, document.interview.sharing) == ((), sharing)
            assert compose(document.interview, CARDS, document) == one.encode(), "nothing changed"
            for old in (of_format_2(text), of_format_1(text)):
                title = "# In gesprek: Noor met Sam\n"
                document = read(old.replace(title, f"{title}\n{line}\n").encode())
                assert (document.problems, document.interview.sharing) == ((), sharing)


@EACH_LANGUAGE
def test_the_words_of_now_stay_as_a_hand_left_them(texts: Words) -> None:
    for line in ("", *(form(texts.whole) for form in FORMS)):
        text = NOW.replace(LINE, line)
        assert in_parts(saved(text))[1] == in_parts(text)[1]


@EACH_LANGUAGE
def test_the_words_of_before_become_those_of_now_when_the_file_is_written(texts: Words) -> None:
    for form in FORMS:
        for text in (with_said(form(texts.whole_before)), NOW.replace(LINE, form(texts.whole_before))):
            for ends in ("\n", "\r\n"):
                after = saved(text.replace("\n", ends))
                assert after.count(texts.whole) == 1 and texts.whole_before not in " ".join(after.split())
                assert after.count(ends) == after.count("\n")
                _top, rest = in_parts(after.replace("\r\n", "\n"))
                assert rest == in_parts(text)[1].replace(form(texts.whole_before), form(texts.whole).replace("\n", " "))


def test_a_line_with_more_than_those_words_is_no_line_of_ours() -> None:
    for line in (f"*{words('nl').whole_before} Ja toch?*", f"Noor: {words('nl').whole_before}"):
        text = NOW.replace(LINE, line)
        assert line in saved(text)


def test_words_that_were_typed_stay_as_they_were_typed() -> None:
    said = words("nl").whole_before
    held = HELD.with_answer(3, note=f"{said}\n*{said}*")
    text = compose(held, CARDS).decode()
    again = saved(text)
    assert in_parts(again)[1] == in_parts(text)[1] and again.count(said) == 2
    above = compose(held, CARDS._replace(preamble=said)).decode()
    assert in_parts(saved(above))[1] == in_parts(above)[1] and f"&#{ord(said[0])};{said[1:]}" in above


def test_a_version_for_others_never_says_it_and_one_of_a_hand_stays() -> None:
    version = share(read(with_said(f"*{words('nl').whole_before}*").encode()), Circle.TEAM).decode()
    assert not any(said in version for said in words("nl").wholes)
    line = "*Wie dit mag lezen: ons team*"
    by_hand = version.replace(line, f"*{words('nl').whole_before}*\n\n{line}")
    document = read(by_hand.encode())
    assert document.problems == ()
    assert in_parts(saved(by_hand))[1] == in_parts(by_hand)[1]


def test_mending_writes_the_words_of_now() -> None:
    text = NOW.replace(LINE, f"*{words('nl').whole_before}*").replace("Samen.", "Anders.")
    for confirmed in (False, True):
        mended = mend(text.encode(), confirmed=confirmed)
        assert mended is not None and not mended.document.stops
        assert in_parts(mended.data.decode())[1].startswith(in_parts(NOW)[1].partition("## 5.")[0])


def test_two_versions_of_one_interview_say_the_same_in_either_words() -> None:
    mine, other = (read(text.encode()) for text in (NOW, with_said(f"*{words('nl').whole_before}*")))
    assert same(mine, other)
    assert carried(mine, other).sections == mine.sections
