"""Two versions side by side: what differs is seen, nothing is decided by itself, and no file goes before its words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.interview.merging import Take
from interview_tui.interview.model import CLOSING, Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.storage.folders import keep_beside
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.transcripts.desk.rescue import Rescuer, rescue_folder
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import binned, empty
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.list.screen import ListScreen
from interview_tui.tui.read_back.screen import ReadBackScreen
from interview_tui.tui.transcript.screen import ReadingScreen
from interview_tui.tui.versions.lines import sides
from interview_tui.tui.versions.merged import MergedDialog
from interview_tui.tui.versions.screen import VersionsScreen
from interview_tui.tui.versions.side_pane import SidePane, SideWords
from tests.builders import interview
from tests.tui.list.stage import CARDS, at_list, on_list, settled
from tests.tui.read_back.stage import opened
from tests.tui.stage import shown
from tests.tui.versions.stage import merge
from tests.tui.waiting import wait_until

SIZES = [(120, 40), (80, 24), (60, 18)]
MINE = {
    3: Answer("Eerst koffie.\nDan kijken.", ("Ik wacht, zodat zij begint.",)),
    4: Answer("Alleen op deze laptop."),
    6: Answer("In beide hetzelfde."),
}
OTHER = {
    3: Answer("Eerst thee.\nDan kijken.", ("Ik zwijg, zodat zij praat.",)),
    5: Answer("Alleen in de kopie."),
    6: Answer("In beide hetzelfde."),
}


def two(folder: Path, name: str = "{stem}-LAPTOP-7.md", **changes: object) -> tuple[Path, Path]:
    """A transcript, and a copy that another laptop made of it."""
    given = {"question_set": CARDS.ref, "at_card": 3, **changes}
    path = folder / "2026-11-24-sam-3f9k2m.md"
    path.write_bytes(compose(interview(answers=MINE, **given), CARDS))
    copy = folder / name.format(stem=path.stem)
    copy.write_bytes(compose(interview(answers=OTHER, **given), CARDS))
    for one in (path, copy):
        os.utime(one, (1_700_000_000, 1_700_000_000))
    return path, copy


def rescued(path: Path) -> Path:
    """A rescue file with the words of the other version, as a crash leaves it."""
    data = compose(interview(answers=OTHER, question_set=CARDS.ref), CARDS)
    rescuer = Rescuer(path, lambda: data)
    kept = rescuer.keep()
    rescuer.close(5)
    return kept


async def versions(pilot: Pilot[None]) -> VersionsScreen:
    """Wait until the two lie side by side."""
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, VersionsScreen) and pilot.app.screen.is_mounted)
    await pilot.pause()
    assert isinstance(pilot.app.screen, VersionsScreen)
    return pilot.app.screen


def held(path: Path) -> Interview:
    return read(path.read_bytes()).interview


def listed(screen: ListScreen) -> str:
    """All rows of the list, however narrow it is."""
    return "\n".join(row.label.plain for row in screen.pane.rows._rows)


def text_of(pilot: Pilot[None]) -> str:
    return " ".join(shown(pilot).split())


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_list_each_difference_is_shown_and_chosen(tmp_path: Path, size: tuple[int, int]) -> None:
    path, copy = two(tmp_path)
    async with at_list(tmp_path, size) as (pilot, start):
        assert "er is een tweede versie (kopie van OneDrive): " in listed(start)
        await pilot.press("alt+k")
        screen = await versions(pilot)
        text = text_of(pilot)
        assert "1 van 3 · nog 1 te kiezen" in text
        for words in ("koffie", "thee", "deze laptop", "kopie van OneDrive"):
            assert words in text
        await pilot.press("tab")
        await wait_until(pilot, lambda: "Ik zwijg" in text_of(pilot))
        await pilot.press("tab")
        await wait_until(pilot, lambda: "Ik wacht" in text_of(pilot))
        assert "hetzelfde" not in text, "only what differs"
        assert "●" not in text, "nothing is chosen by itself"
        await pilot.press("enter")
        assert "Er is nog 1 keuze te maken." in text_of(pilot)
        await pilot.press("3")
        assert "Alleen hier." in text_of(pilot)
        await pilot.press("right")
        assert "Alleen in de andere versie." in text_of(pilot)
        assert screen.undecided == []
        await merge(pilot)
        await on_list(pilot)
        assert "Het is nu één gesprek. De andere versie ligt in de prullenbak." in text_of(pilot)
        assert "tweede versie" not in text_of(pilot)
    both = held(path)
    assert both.answer(3).note == "Eerst koffie.\nAndere versie: Eerst thee.\nDan kijken."
    assert both.answer(3).zodatjes == ("Ik wacht, zodat zij begint.", "Ik zwijg, zodat zij praat.")
    assert (both.answer(4), both.answer(5), both.answer(6)) == (MINE[4], OTHER[5], MINE[6])
    assert not copy.exists()
    (thing,) = binned(tmp_path)
    assert held(thing.path).answer(3) == OTHER[3]


async def test_a_second_version_that_is_read_says_so_and_is_laid_beside_its_interview(tmp_path: Path) -> None:
    path, copy = two(tmp_path)
    async with at_list(tmp_path, (80, 24)) as (pilot, start):
        assert "alt+k Twee versies" in text_of(pilot)
        start.pane.at = copy
        start.look_again()
        await wait_until(pilot, lambda: start.pane.row is not None and start.pane.row.path == copy)
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen) and "Eerst thee" in text_of(pilot))
        assert "Dit is een tweede versie (kopie van OneDrive) van het gesprek Noor met Sam" in text_of(pilot)
        assert copy.name[:20] in text_of(pilot) and "alt+k legt de twee naast elkaar" in text_of(pilot)
        await pilot.press("alt+k")
        await versions(pilot)
        await pilot.press("escape")
        start = await on_list(pilot)
        start.pane.at = path
        start.look_again()
        await wait_until(pilot, lambda: start.pane.row is not None and start.pane.row.path == path)
        await pilot.press("l")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen) and "koffie" in text_of(pilot))
        assert "tweede versie" not in text_of(pilot) and "alt+k" not in text_of(pilot)


async def test_side_by_side_when_wide_else_one_under_the_other(tmp_path: Path) -> None:
    two(tmp_path)
    async with at_list(tmp_path, (100, 30)) as (pilot, _screen):
        await pilot.press("alt+k")
        screen = await versions(pilot)
        assert screen.other.region.x >= screen.mine.region.right
        await pilot.resize_terminal(99, 30)
        await wait_until(pilot, lambda: screen.other.region.y >= screen.mine.region.bottom > 0)
        assert abs(screen.mine.region.height - screen.other.region.height) <= 1
        await pilot.press("tab")
        await wait_until(pilot, lambda: screen.mine.region.height < screen.other.region.height)
        await pilot.press("tab")
        await wait_until(pilot, lambda: screen.mine.region.height > screen.other.region.height)


async def test_one_key_does_the_same_for_all_the_rest(tmp_path: Path) -> None:
    path, _copy = two(tmp_path)
    more = {7: Answer("Zeven."), 8: Answer("Acht.")}
    other = {7: Answer("7."), 8: Answer("8.")}
    path.write_bytes(compose(interview(answers={**MINE, **more}, question_set=CARDS.ref), CARDS))
    _copy.write_bytes(compose(interview(answers={**OTHER, **other}, question_set=CARDS.ref), CARDS))
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.press("alt+k")
        screen = await versions(pilot)
        await pilot.press("r")
        assert "Kies eerst één keer" in text_of(pilot)
        await pilot.press("2", "r")
        assert screen.choices == {3: Take.OTHER, 7: Take.OTHER, 8: Take.OTHER}
        await merge(pilot)
        await on_list(pilot)
    assert [held(path).answer(number).note for number in (3, 4, 5, 7, 8)] == [
        OTHER[3].note,
        MINE[4].note,
        OTHER[5].note,
        "7.",
        "8.",
    ]
    notes = {held(thing.path).answer(3).note for thing in binned(tmp_path)}
    assert notes == {MINE[3].note, OTHER[3].note}, "what was not chosen can be taken back"


@pytest.mark.parametrize("by_hand", [False, True], ids=["esc", "chosen"])
@pytest.mark.parametrize("size", SIZES)
async def test_a_merge_is_taken_back_where_it_was_made(tmp_path: Path, size: tuple[int, int], by_hand: bool) -> None:
    path, copy = two(tmp_path)
    before = path.read_bytes(), copy.read_bytes()
    async with at_list(tmp_path, size) as (pilot, _screen):
        await pilot.press("alt+k")
        screen = await versions(pilot)
        await pilot.press("2")
        await merge(pilot, "down" if by_hand else "escape")
        text = text_of(pilot)
        if by_hand:
            assert "Het is nu één gesprek" in text
            assert "De andere versie ligt in de prullenbak, en ook hoe het hier eerst stond." in text
            assert "Enter: kiezen · esc: terug naar twee versies" in text
            assert not copy.exists()
            await pilot.press("space")
        await wait_until(pilot, lambda: "Het zijn weer twee versies." in text_of(pilot))
        assert (path.read_bytes(), copy.read_bytes(), binned(tmp_path)) == (*before, [])
        assert screen.choices == {3: Take.OTHER}, "what was chosen is not asked twice"
        await merge(pilot)
        await on_list(pilot)
        assert "Het is nu één gesprek." in text_of(pilot)
    assert held(path).answer(3) == OTHER[3] and not copy.exists()


async def test_a_merge_that_cannot_be_taken_back_says_why_and_stays(tmp_path: Path) -> None:
    path, copy = two(tmp_path)
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.press("alt+k")
        await versions(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, MergedDialog))
        empty(tmp_path)
        await pilot.press("escape")
        await on_list(pilot)
        assert "Het bestand is er niet." in text_of(pilot) and "Dus het blijft één gesprek." in text_of(pilot)
    assert "Andere versie: Eerst thee." in held(path).answer(3).note and not copy.exists()


async def test_esc_leaves_both_as_they_are_and_says_so(tmp_path: Path) -> None:
    path, copy = two(tmp_path)
    before = path.read_bytes(), copy.read_bytes()
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.press("alt+k")
        await versions(pilot)
        await pilot.press("1", "escape")
        await on_list(pilot)
        assert "Beide versies blijven zoals ze zijn." in text_of(pilot)
        assert "tweede versie" in text_of(pilot)
    assert (path.read_bytes(), copy.read_bytes()) == before
    assert binned(tmp_path) == []


async def test_a_copy_that_changed_meanwhile_stays(tmp_path: Path) -> None:
    path, copy = two(tmp_path)
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.press("alt+k")
        await versions(pilot)
        later = compose(interview(answers={9: Answer("Net binnen.")}, question_set=CARDS.ref), CARDS)
        copy.write_bytes(later)
        await pilot.press("1")
        await merge(pilot)
        await on_list(pilot)
        assert "intussen gewijzigd of staat open" in text_of(pilot)
    assert copy.read_bytes() == later
    assert held(path).answer(3) == MINE[3]


async def test_what_is_open_elsewhere_is_not_laid_side_by_side(tmp_path: Path) -> None:
    path, _copy = two(tmp_path)
    async with at_list(tmp_path) as (pilot, _screen):
        other = claim(path, "3f9k2m")
        assert isinstance(other, Claim)
        with other:
            await pilot.press("alt+k")
            await wait_until(pilot, lambda: "Sluit het daar eerst" in text_of(pilot))
        assert isinstance(pilot.app.screen, ListScreen)


async def test_after_a_refusal_in_the_list_one_comes_back_to_the_interview(tmp_path: Path) -> None:
    path, _copy = two(tmp_path)
    async with at_list(tmp_path) as (pilot, _screen):
        other = claim(path, "3f9k2m")
        assert isinstance(other, Claim)
        with other:
            await pilot.press("alt+k")
            await wait_until(pilot, lambda: "Sluit het daar eerst" in text_of(pilot))
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        await wait_until(pilot, lambda: "Er is een tweede versie" in text_of(pilot))
        await pilot.press("alt+k")
        await versions(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: not isinstance(pilot.app.screen, VersionsScreen))
        await settled(pilot)
        assert isinstance(pilot.app.screen, InterviewScreen)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "sentence", ["Het is mijn vak om te zien.", "Het is mijn vak om te wachten."], ids=["same", "other"]
)
async def test_who_may_read_the_closing_sentence_is_shown_on_both_sides(
    tmp_path: Path, size: tuple[int, int], sentence: str
) -> None:
    given = {"question_set": CARDS.ref, "status": Status.HELD, "answers": MINE, "sharing": Circle.TEAM}
    path, copy = two(tmp_path)
    mine = interview(closing="Het is mijn vak om te zien.", closing_readers=ClosingReaders.NAMED, **given)
    path.write_bytes(compose(mine, CARDS))
    for readers, said in (
        (ClosingReaders.NOBODY, "Wie dit mag lezen: alleen wij tweeën"),
        (ClosingReaders.UNNAMED, "Op de wand van het team: ja, zonder naam"),
    ):
        copy.write_bytes(compose(interview(closing=sentence, closing_readers=readers, **given), CARDS))
        async with at_list(tmp_path, size) as (pilot, _start):
            await pilot.press("alt+k")
            screen = await versions(pilot)
            assert screen.difference is not None and screen.difference.subject == CLOSING
            assert "Op de wand van het team: ja, met naam" in words_on(screen.mine)
            assert said in words_on(screen.other)
    assert all(line.plain.startswith("  ") for line in sides(CLOSING, mine, mine)[0]), "nothing to say where they agree"


@pytest.mark.parametrize("size", SIZES)
async def test_what_does_not_fit_on_a_line_goes_on_below_its_text(tmp_path: Path, size: tuple[int, int]) -> None:
    path, _copy = two(tmp_path)
    long = interview(answers={3: Answer("We dronken koffie aan de keukentafel. " * 5)}, question_set=CARDS.ref)
    path.write_bytes(compose(long, CARDS))
    async with at_list(tmp_path, size) as (pilot, _start):
        await pilot.press("alt+k")
        screen = await versions(pilot)
        words = screen.mine.query_one(SideWords)
        rows = words.render().plain.split("\n")
        assert len(rows) > len(words.lines) and words.region.height == len(rows)
        assert all(row[:2] == "▎ " and row[2:3] not in (" ", "") for row in rows)
        assert max(map(len, rows)) <= words.content_size.width


async def test_of_two_with_the_same_words_only_their_names_are_shown(tmp_path: Path) -> None:
    path, copy = two(tmp_path)
    copy.write_bytes(path.read_bytes())
    async with at_list(tmp_path) as (pilot, _start):
        await pilot.press("alt+k")
        screen = await versions(pilot)
        assert "De woorden zijn" in text_of(pilot)
        assert {pane.region.height for pane in (screen.mine, screen.other)} <= {1, 2, 3}


def words_on(pane: SidePane) -> str:
    return "\n".join(line.plain for line in pane.query_one(SideWords).lines)


async def test_the_narrower_circle_is_shown_and_counts(tmp_path: Path) -> None:
    path, copy = two(tmp_path)
    given = {"question_set": CARDS.ref, "answers": MINE}
    path.write_bytes(compose(interview(sharing=Circle.TEAM, **given), CARDS))
    copy.write_bytes(compose(interview(sharing=Circle.PRIVATE, **given), CARDS))
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.press("alt+k")
        screen = await versions(pilot)
        text = text_of(pilot)
        assert "De kleinste kring telt" in text
        assert "ons team" in text and "alleen wij tweeën" in text
        await pilot.press("2")
        assert screen.choices == {}
        await merge(pilot)
        await on_list(pilot)
    assert held(path).sharing is Circle.PRIVATE


# --- where it is offered


async def test_opening_an_interview_offers_it_and_comes_back_to_the_card(tmp_path: Path) -> None:
    path, _copy = two(tmp_path)
    async with opened(path, InterviewScreen) as (pilot, _screen):
        await wait_until(
            pilot, lambda: "Er is een tweede versie van dit gesprek (kopie van OneDrive)." in text_of(pilot)
        )
        await pilot.press("alt+k")
        await versions(pilot)
        await pilot.press("3")
        await merge(pilot)
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        await wait_until(pilot, lambda: "Andere versie: Eerst thee." in text_of(pilot))
        assert "tweede versie" not in text_of(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, InterviewScreen)
        screen.place.field.insert("Verder.")
        assert screen.desk.flush(5)
    assert "Verder." in held(path).answer(3).note


async def test_asked_for_again_what_was_left_as_it_is_is_shown_again(tmp_path: Path) -> None:
    path, copy = two(tmp_path)
    async with at_list(tmp_path) as (pilot, _screen):
        for _time in range(2):
            await pilot.press("alt+k")
            await versions(pilot)
            await pilot.press("escape")
            await on_list(pilot)
        third = copy.with_name(f"{path.stem}-PC-2.md")
        third.write_bytes(compose(interview(answers={9: Answer("Negen.")}, question_set=CARDS.ref), CARDS))
        await pilot.press("f5", "alt+k")
        screen = await versions(pilot)
        assert screen.pair.version.path == third, "what was not put off comes first"
        await merge(pilot)
        await on_list(pilot)
        assert not third.exists() and copy.exists(), "and what was put off does not follow by itself"
        await pilot.press("alt+k")
        assert (await versions(pilot)).pair.version.path == copy


async def test_put_off_it_is_not_offered_again(tmp_path: Path) -> None:
    path, _copy = two(tmp_path, status=Status.HELD)
    async with opened(path, ReadBackScreen) as (pilot, _screen):
        await wait_until(pilot, lambda: "alt+k legt de twee naast elkaar" in text_of(pilot))
        await pilot.press("alt+k")
        await versions(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReadBackScreen))
        await settled(pilot)
        assert "naast elkaar" not in text_of(pilot)


async def test_a_file_changed_underneath_is_offered_at_once(tmp_path: Path) -> None:
    path, copy = two(tmp_path)
    copy.unlink()
    async with opened(path, InterviewScreen) as (pilot, screen):
        await settled(pilot)
        path.write_bytes(compose(interview(answers=OTHER, question_set=CARDS.ref), CARDS))
        screen.place.field.insert("Meer. ")
        await wait_until(pilot, lambda: "ook ergens anders gewijzigd" in text_of(pilot))
        assert "alt+k legt de twee naast elkaar" in text_of(pilot)
        await pilot.press("alt+k")
        await versions(pilot)
        assert "gewijzigd door een ander programma" in text_of(pilot)
        await pilot.press("2", "r")
        await merge(pilot)
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
    assert held(path).answer(3) == OTHER[3]
    assert len(list(tmp_path.glob("*.md"))) == 1


# --- rescue files


async def test_words_of_a_crash_are_offered_by_name_and_go_by_the_same_screen(tmp_path: Path) -> None:
    path, copy = two(tmp_path)
    copy.unlink()
    kept = rescued(path)
    async with at_list(tmp_path) as (pilot, _screen):
        assert "Er staan nog woorden van het gesprek met Sam apart. alt+k legt ze ernaast." in text_of(pilot)
        await pilot.press("alt+k")
        await versions(pilot)
        assert "de woorden die apart zijn gezet" in text_of(pilot)
        await pilot.press("2")
        await merge(pilot)
        await on_list(pilot)
        assert not kept.exists()
        assert "apart" not in text_of(pilot)
    assert held(path).answer(3) == OTHER[3]
    assert len(binned(tmp_path)) == 2


async def test_words_whose_transcript_is_gone_become_a_file_again(tmp_path: Path) -> None:
    path, copy = two(tmp_path)
    kept = rescued(path)
    path.unlink()
    copy.unlink()
    async with at_list(tmp_path) as (pilot, screen):
        assert "waarvan geen goed bestand meer is." in text_of(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: path.exists())
        await settled(pilot)
        assert screen.pane.row is not None
        assert screen.pane.row.path == path
    assert held(path).answer(3) == OTHER[3]
    assert not kept.exists()


async def test_a_rescue_file_can_be_thrown_away_and_taken_back_from_the_bin(tmp_path: Path) -> None:
    path, copy = two(tmp_path)
    copy.unlink()
    kept = rescued(path)
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.press("down", "delete")
        await wait_until(pilot, lambda: not kept.exists())
        await settled(pilot)
    (thing,) = binned(tmp_path)
    assert held(thing.path).answer(3) == OTHER[3]


async def test_a_rescue_file_that_says_the_same_is_removed_without_a_word(tmp_path: Path) -> None:
    path, copy = two(tmp_path)
    copy.unlink()
    data = path.read_bytes()
    rescuer = Rescuer(path, lambda: data)
    rescuer.keep()
    rescuer.close(5)
    async with at_list(tmp_path) as (pilot, _screen):
        assert "apart" not in text_of(pilot)
    assert list(rescue_folder().iterdir()) == []


async def test_the_copy_we_put_beside_it_ourselves_is_named_so(tmp_path: Path) -> None:
    path, copy = two(tmp_path)
    beside = keep_beside(path, copy.read_bytes())
    copy.unlink()
    async with at_list(tmp_path) as (_pilot, start):
        assert "er is een tweede versie (gewijzigd door een ander programma): " in listed(start)
    assert beside.exists()


TITLE_AND_REST = "\n# In gesprek: Noor met Sam\n\n## 3. Drie\n\n> Vraag?\n\nGeheim.\n"


async def test_a_version_that_cannot_be_read_is_in_the_list_and_the_key_says_why(tmp_path: Path) -> None:
    """Another program took the front matter away, and what it wrote was kept beside the interview."""
    path, copy = two(tmp_path, status=Status.HELD)
    copy.unlink()
    beside = keep_beside(path, TITLE_AND_REST.encode())
    async with at_list(tmp_path) as (pilot, screen):
        text = " ".join(shown(pilot).split())
        assert "Niet te lezen" in text and "elders gewijzigd" in text
        assert "Dit is geen gespreksverslag" in text
        screen.pane.at = beside
        screen.look_again()
        await settled(pilot)
        await wait_until(pilot, lambda: screen.pane.row is not None and screen.pane.row.path == beside)
        await pilot.press("alt+k")
        listed = await on_list(pilot)
        await wait_until(pilot, lambda: listed.notice.display)
        text = " ".join(str(listed.notice.render()).split())
        assert "kun je er niet naast leggen" in text
        assert beside.name in text and str(tmp_path) in text
        assert "Er is maar één versie" not in text
    async with opened(path, ReadBackScreen) as (pilot, _read_back):
        await wait_until(pilot, lambda: "is niet te lezen" in " ".join(shown(pilot).split()))
        await pilot.press("alt+k")
        await wait_until(pilot, lambda: pilot.app._notifications)
        (said,) = (one.message for one in pilot.app._notifications)
        assert "kun je er niet naast leggen" in said and beside.name in said
    assert beside.read_text(encoding="utf-8") == TITLE_AND_REST


async def test_of_a_finished_one_it_is_said_that_it_is_to_be_read_back_again(tmp_path: Path) -> None:
    path, _copy = two(tmp_path, status=Status.FINAL)
    async with at_list(tmp_path) as (pilot, start):
        start.pane.at = path
        start.look_again()
        await wait_until(pilot, lambda: start.pane.row is not None and start.pane.row.path == path)
        await pilot.press("alt+k")
        await versions(pilot)
        await pilot.press("2")
        assert "pijl links: vorige" in text_of(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Lees het samen nog eens terug" in text_of(pilot))
        await pilot.press("enter")
        start = await on_list(pilot)
        await pilot.press("p")
        await wait_until(pilot, lambda: "tweede versie van Noor met Sam" in text_of(pilot))
        assert "eerdere tekst van Noor met Sam" in text_of(pilot), "and which is which can be told"
    assert held(path).status is Status.HELD
