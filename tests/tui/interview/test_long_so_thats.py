"""No so-that is cut without a way to the rest of it: it takes the rows that it needs, or says where all of it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.interview.model import Answer, Status
from interview_tui.tui.interview.zodatje_dialog import ZodatjeDialog
from tests.tui.read_back.stage import comes, saved, spoken
from tests.tui.stage import interviewing, shown
from tests.tui.waiting import wait_until

LONG = "Ik blijf zitten, " + "ook als het stil wordt en niemand iets zegt, " * 2 + "zodat zij zelf begint te vertellen."
LONGER = LONG.replace("ook als", "terwijl de koffie koud wordt, en de lamp aangaat, en de buurvrouw langskomt, ook als")


def seen(pilot: Pilot[None]) -> str:
    return " ".join(shown(pilot).split())


def kept(folder: Path, *sentences: str, note: str = "") -> Path:
    return saved(folder, spoken(status=Status.DRAFT, at_card=3, answers={3: Answer(note, sentences)}))


async def test_a_long_one_takes_the_rows_that_it_needs(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (80, 30), path=kept(tmp_path, LONG)) as (pilot, _screen):
        await wait_until(pilot, lambda: LONG in seen(pilot))


async def test_of_several_the_last_is_whole_with_their_number(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (100, 36), path=kept(tmp_path, LONG, LONG, LONG)) as (pilot, _screen):
        await wait_until(pilot, lambda: "3 zodatjes" in seen(pilot))
        assert LONG in seen(pilot).replace("3 zodatjes ", "")


@pytest.mark.parametrize("sentences", [(LONGER,), (LONGER, LONGER)], ids=len)
async def test_where_it_is_cut_a_key_shows_all_of_it(tmp_path: Path, sentences: tuple[str, ...]) -> None:
    async with interviewing(tmp_path, (60, 18), path=kept(tmp_path, *sentences)) as (pilot, screen):
        told = "ctrl+t of F2: lees alles" if len(sentences) == 1 else "2 zodatjes · ctrl+t"
        await wait_until(pilot, lambda: told in seen(pilot))
        assert any("…" in line.plain for line in screen.place.strip._lines(54))
        await pilot.press("ctrl+t")
        await comes(pilot, ZodatjeDialog)
        await pilot.press("up")
        await wait_until(pilot, lambda: LONGER.rpartition(",")[2] in seen(pilot))


async def test_one_that_is_offered_is_whole_or_says_where_the_rest_is(tmp_path: Path) -> None:
    longer = LONG.replace("zodat", "en nog een keer, " * 20 + "zodat")
    for sentence, size in ((LONG, (80, 24)), (longer, (80, 24)), (longer, (60, 18))):
        folder = tmp_path / f"{len(sentence)}-{size[0]}"
        async with interviewing(folder, size, path=kept(folder, note=sentence)) as (pilot, screen):
            await wait_until(pilot, lambda: screen.place.offer == sentence)  # noqa: B023 - waited for here
            await pilot.pause()
            rows = [line.plain for line in screen.place.strip._lines(size[0] - 6)]
            if sentence == LONG:
                assert rows[-1].endswith(LONG[-20:])
            else:
                assert rows[-1].endswith("… de rest staat in je aantekening")
            assert all(len(row) <= size[0] - 6 for row in rows)
            assert rows[-1] in shown(pilot)


async def test_letters_typed_at_the_list_reach_the_field(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (80, 24), path=kept(tmp_path, "Ik wacht, zodat zij praat.")) as (pilot, _screen):
        await pilot.press("ctrl+t")
        dialog = await comes(pilot, ZodatjeDialog)
        await pilot.press(*"zwijg", "up", *"er stil", "tab", "shift+tab", *"ler")
        await wait_until(pilot, lambda: dialog.act.value == "zwijger stiller")
