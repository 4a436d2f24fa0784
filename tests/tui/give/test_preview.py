"""Reading it before it is given: all that goes along, to the letter, and nothing else."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.export.account.account import account
from interview_tui.export.account.reader import Reader
from interview_tui.interview.model import Answer, Circle
from interview_tui.language import visible
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.tui.give.account_lines import account_lines
from interview_tui.tui.give.preview import PreviewScreen
from interview_tui.tui.give.screen import GiveScreen
from tests.builders import interview, question_set
from tests.texts import few_notes
from tests.tui.give.stage import FINAL, PRIVATE, TOLD, giving, ready
from tests.tui.read_back.stage import ANSWERS, SECRET, comes
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

CARDS = question_set()
STRUCK = FINAL.change(answers={**TOLD, 5: ANSWERS[5]._replace(struck=True)})


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
async def test_it_is_read_from_beginning_to_end_and_left_again(folder: Path, size: tuple[int, int]) -> None:
    async with giving(folder, STRUCK, size=size) as (pilot, screen):
        await pilot.press("v")
        preview = await comes(pilot, PreviewScreen)
        pages = [shown(pilot)]
        assert "Wat er meegaat voor: ons team" in pages[0] and "Sam over het vak" in pages[0]
        while preview.page.scroll_offset.y < preview.page.max_scroll_y:
            before = preview.page.scroll_offset.y
            await pilot.press("pagedown")
            await wait_until(pilot, partial(is_below, preview, before))
            pages.append(shown(pilot))
        whole = "\n".join(pages)
        for words in ("Eerst kijken", "Voor iedereen.", "te wachten", "Dat is het eigenlijk."):
            assert words in whole
        for words in (PRIVATE, SECRET):
            assert words not in whole
        await pilot.press("pageup", "up", "down")
        await pilot.press("escape")
        assert await comes(pilot, GiveScreen) is screen


@pytest.mark.parametrize("key", ["alt+v", "f3"])
async def test_it_opens_from_the_path_too_where_letters_are_text(folder: Path, key: str) -> None:
    async with giving(folder) as (pilot, screen):
        screen.place.field.focus()
        before = screen.place.field.value
        await pilot.press(key)
        await comes(pilot, PreviewScreen)
        assert screen.place.field.value == before


async def test_each_reader_reads_what_is_for_that_reader(folder: Path) -> None:
    async with giving(folder, STRUCK, key="c") as (pilot, _screen):
        for has_private in (True, False, False, False):
            await pilot.press("v")
            preview = await comes(pilot, PreviewScreen)
            text = str(preview.query_one("#preview-text").content)  # type: ignore[attr-defined]
            assert (PRIVATE in text) is has_private
            assert SECRET not in text
            await pilot.press("escape")
            await ready(pilot)
            await pilot.press("right")
        assert "Sam" not in text and "Noor" not in text, "nobody outside is told whose it is"


def is_below(preview: PreviewScreen, row: float) -> bool:
    return preview.page.scroll_offset.y > row


@given(few_notes, st.sampled_from(Reader))
def test_each_word_of_it_is_shown_once_and_literally(note: str, reader: Reader) -> None:
    held = FINAL.change(question_set=interview().question_set, answers={3: Answer(note, (), Circle.ORGANISATION)})
    if not held.answer(3):
        return
    document = read(compose(held, CARDS))
    if document.stops:
        return
    whole = account(document, reader)
    lines = [line.plain for line in account_lines(whole) if line.plain]
    said = [visible(one.text) for part in whole.parts for one in part.said]
    below = [visible(text) for text in (whole.closing, whole.not_asked) if text]
    assert lines[-len([*said, *below]) :] == [*said, *below]
