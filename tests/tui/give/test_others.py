"""Giving it to others: what goes along and what stays is shown first, and nothing that holds it back is passed by."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.interview.model import Circle, ClosingReaders, Interview
from interview_tui.storage.trouble import Trouble
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.listing import Entry, FolderTrouble, Library
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.kit.question import Question
from interview_tui.tui.read_back.screen import ReadBackScreen
from interview_tui.tui.versions.screen import VersionsScreen
from tests.tui.give.stage import FINAL, PRIVATE, TOLD, flat, given_in, giving, made, ready
from tests.tui.read_back.stage import ANSWERS, CARDS, SECRET, comes, holding, opened, saved, spoken
from tests.tui.stage import shown
from tests.tui.versions.stage import merge
from tests.tui.waiting import wait_until

HELD_BACK = "een andere versie van dit gesprek"


async def test_what_goes_along_and_what_stays_is_shown_first(folder: Path) -> None:
    async with giving(folder) as (pilot, _screen):
        page = shown(pilot)
        assert "5 van de 6 antwoorden met zodatjes en de slotzin" in page, "nobody counts so-thats"
        (stays,) = (line.strip() for line in page.split("\n") if "Gaat niet" in line)
        assert stays.startswith("Gaat niet  7 ") and stays.endswith("alleen wij tweeën")
        assert PRIVATE not in page
        assert given_in(folder) == [], "nothing is written yet"


async def test_it_holds_what_they_may_read_and_no_word_more(folder: Path) -> None:
    async with giving(folder) as (pilot, _screen):
        text = (await made(pilot)).read_text(encoding="utf-8")
        assert "Dit is het bestand om weg te geven:" in flat(pilot) or "klaar" in flat(pilot)
    assert "Eerst kijken" in text and "te wachten" in text
    assert holding(folder, PRIVATE) == {"2026-11-24-sam-heel-3f9k2m.md"}


async def test_a_wider_circle_gets_less(folder: Path) -> None:
    async with giving(folder, key="o") as (pilot, _screen):
        assert "1 van de 6 antwoorden" in shown(pilot)
        (closing,) = (line.strip() for line in shown(pilot).split("\n") if "Het is mijn vak om …" in line)
        assert closing.endswith("ons team")
        text = (await made(pilot)).read_text(encoding="utf-8")
    assert "Voor iedereen." in text
    for words in ("Eerst kijken", "te wachten", SECRET, PRIVATE):
        assert words not in text


async def test_nothing_to_read_says_so_and_what_would_change_it(folder: Path) -> None:
    held = spoken(status=FINAL.status, sharing=Circle.PRIVATE)
    async with giving(folder, held) as (pilot, screen):
        assert "niets dat ons team mag lezen" in flat(pilot)
        assert "kan Sam een antwoord met meer mensen delen" in flat(pilot)
        assert not screen.place.field.region, "nothing is asked that leads nowhere"
        await pilot.press("enter", "v")
        await pilot.app.workers.wait_for_complete()
        assert pilot.app.screen is screen and given_in(folder) == []
        await pilot.press("left")
        await wait_until(pilot, lambda: "alle 4 antwoorden" in shown(pilot))
        await pilot.press("l")
        assert pilot.app.screen is screen, "for Sam there is something"
        await pilot.press("right", "l")
        await comes(pilot, ReadBackScreen)


async def test_pieces_added_by_hand_stay(folder: Path) -> None:
    path = saved(folder, FINAL)
    path.write_text(path.read_text(encoding="utf-8") + f"\n## Van mij\n\n{PRIVATE}\n", encoding="utf-8")
    async with opened(path, AfterScreen, (100, 40)) as (pilot, _after):
        await pilot.press("t")
        await ready(pilot)
        assert "1 stuk dat met de hand is toegevoegd" in shown(pilot)
        text = (await made(pilot)).read_text(encoding="utf-8")
    assert PRIVATE not in text


async def test_something_else_is_never_overwritten(folder: Path) -> None:
    folder.mkdir()
    other = folder / "recepten.docx"
    other.write_text("soep", encoding="utf-8")
    async with giving(folder) as (pilot, screen):
        for name in (str(other), "recepten", str(folder)):
            screen.place.field.value = name
            await pilot.press("enter")
            await wait_until(pilot, lambda: {"naam.", "daarin."} & set(str(screen.result.render()).split()))
            screen.result.update("")
        screen.place.field.value = str(folder / "nergens" / "x.docx")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "nergens" in str(screen.result.render()))
        assert given_in(folder) == [other]
    assert other.read_text(encoding="utf-8") == "soep"
    assert read(screen.desk.path.read_bytes()).interview == FINAL


async def test_the_interview_itself_is_never_overwritten(folder: Path) -> None:
    async with giving(folder) as (pilot, screen):
        screen.format_choice.focus()
        await pilot.press(*["right"] * 4)
        screen.place.field.value = str(screen.desk.path)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "naam." in str(screen.result.render()).split())
    assert read(screen.desk.path.read_bytes()).interview == FINAL


def conflict(folder: Path, held: Interview | bytes) -> Path:
    """A second file of the interview, as a sync program leaves it."""
    folder.mkdir(exist_ok=True)
    path = folder / "2026-11-24-sam-3f9k2m (1).md"
    path.write_bytes(held if isinstance(held, bytes) else compose(held, CARDS))
    return path


async def test_nothing_is_made_while_another_version_keeps_it_narrower(folder: Path) -> None:
    copy = conflict(folder, FINAL.with_answer(5, circle=Circle.PRIVATE))
    async with giving(folder) as (pilot, screen):
        await wait_until(pilot, lambda: HELD_BACK in flat(pilot))
        assert copy.name in flat(pilot) and "alt+k legt de twee naast elkaar." in flat(pilot)
        assert not screen.place.field.region and SECRET not in flat(pilot) and not screen.is_blocked
        await pilot.press("enter", "v", "alt+v")
        await pilot.app.workers.wait_for_complete()
        assert pilot.app.screen is screen and given_in(folder) == []
        await pilot.press("alt+k")
        await comes(pilot, VersionsScreen)
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        await pilot.press("t")
        await comes_held_back(pilot)
        await pilot.press("alt+k")
        await comes(pilot, VersionsScreen)  # though it was put off


async def comes_held_back(pilot: Pilot[None]) -> None:
    await ready(pilot)
    await wait_until(pilot, lambda: HELD_BACK in flat(pilot))


async def test_the_copy_for_who_told_it_is_made_all_the_same(folder: Path, home: Path) -> None:
    conflict(folder, FINAL.with_answer(5, circle=Circle.PRIVATE))
    async with giving(folder) as (pilot, _screen):
        await comes_held_back(pilot)
        await pilot.press("left")
        await wait_until(pilot, lambda: "alle 6 antwoorden" in flat(pilot))
        assert (await made(pilot)).parent == home


async def test_once_the_two_are_one_the_rest_goes(folder: Path) -> None:
    copy = conflict(folder, FINAL.with_answer(5, circle=Circle.PRIVATE))
    async with giving(folder) as (pilot, _screen):
        await comes_held_back(pilot)
        await pilot.press("alt+k")
        await comes(pilot, VersionsScreen)
        await merge(pilot)
        await comes(pilot, AfterScreen)
        assert not copy.exists()
        await pilot.press("t")
        await ready(pilot)
        text = (await made(pilot)).read_text(encoding="utf-8")
    assert SECRET not in text


async def test_who_reads_along_is_told_what_to_do_without_a_key(folder: Path) -> None:
    path = saved(folder, FINAL)
    conflict(folder, FINAL.with_answer(5, circle=Circle.PRIVATE))
    claimed = claim(path, FINAL.id)
    assert isinstance(claimed, Claim)
    with claimed:
        async with opened(path, AfterScreen, (100, 40)) as (pilot, _after):
            await pilot.press("t")
            screen = await ready(pilot)
            await comes_held_back(pilot)
            assert "Maak er eerst één van, of haal dat bestand uit de map." in flat(pilot)
            assert not screen.has_other_versions


async def test_a_version_that_comes_while_it_is_looked_at_holds_it_back(folder: Path) -> None:
    async with giving(folder) as (pilot, _screen):
        await pilot.app.workers.wait_for_complete()
        conflict(folder, FINAL.with_answer(5, struck=True))
        await pilot.press("enter")
        await comes_held_back(pilot)
        assert given_in(folder) == []


async def test_a_file_that_became_narrower_while_it_was_open_here_is_not_given_as_it_was(folder: Path) -> None:
    async with giving(folder) as (pilot, screen):
        path = screen.desk.path
        narrow = path.read_text(encoding="utf-8").replace("sharing: team", "sharing: private")
        path.write_text(narrow, encoding="utf-8")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "ergens anders veranderd terwijl het hier openstond" in flat(pilot))
        assert "Ga terug naar alle gesprekken, en open het daar opnieuw." in flat(pilot)
        await pilot.press("enter")
        assert given_in(folder) == [] and path.read_text(encoding="utf-8") == narrow


async def test_a_version_that_cannot_be_read_holds_it_back(folder: Path) -> None:
    conflict(folder, b"\n" + compose(FINAL, CARDS))
    async with giving(folder) as (pilot, _screen):
        await wait_until(pilot, lambda: "is niet te lezen" in flat(pilot))
        assert "alt+k zegt waarom." in flat(pilot)


async def test_a_version_that_keeps_nothing_narrower_holds_nothing_back(folder: Path) -> None:
    conflict(folder, FINAL.with_answer(5, note="Iets anders."))
    async with giving(folder) as (pilot, _screen):
        await pilot.app.workers.wait_for_complete()
        await made(pilot)


async def test_a_folder_that_cannot_be_looked_at_holds_it_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with giving(folder) as (pilot, screen):
        await pilot.app.workers.wait_for_complete()

        def refused(_library: Library, _ident: str) -> list[Entry]:
            raise FolderTrouble(Trouble.NOT_ALLOWED, folder / "-")

        monkeypatch.setattr(Library, "files_of", refused)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Je mag niet in" in flat(pilot))
        assert given_in(folder) == [] and not screen.has_other_versions


async def test_esc_makes_nothing(folder: Path) -> None:
    async with giving(folder) as (pilot, _screen):
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
    assert given_in(folder) == []


async def test_an_earlier_one_is_made_anew(folder: Path) -> None:
    async with giving(folder) as (pilot, _screen):
        first = await made(pilot)
        assert SECRET in first.read_text(encoding="utf-8")
        await pilot.press("escape")
        after = await comes(pilot, AfterScreen)
        after.desk.change(after.interview.with_answer(5, circle=Circle.PRIVATE))
        assert after.desk.flush(5)
        await pilot.press("t")
        await ready(pilot)
        assert await made(pilot) == first
    assert SECRET not in first.read_text(encoding="utf-8")
    assert given_in(folder) == [first]


@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=str)
async def test_that_names_go_along_stays_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    deep = tmp_path / ("een heel lange naam van een map " * 5).strip()
    warning = "Namen in de antwoorden zelf gaan mee. Lees het eerst."
    async with giving(deep, size=size) as (pilot, _screen):
        assert warning in flat(pilot)
        await pilot.press("pagedown", "pagedown", "pagedown")
        await pilot.pause()
        assert warning in flat(pilot)
        await made(pilot)
        assert warning in flat(pilot)


async def test_in_how_many_answers_somebody_is_named_is_told(folder: Path) -> None:
    async with giving(folder) as (pilot, _screen):
        assert "In 1 antwoord staat Sam of Noor bij naam." in flat(pilot)
        await pilot.press("left")
        await wait_until(pilot, lambda: "bij naam" not in flat(pilot))


async def test_where_nothing_can_be_given_no_names_are_warned_of(folder: Path) -> None:
    private = FINAL.change(sharing=Circle.PRIVATE, answers={1: ANSWERS[1]}, closing_readers=ClosingReaders.NOBODY)
    async with giving(folder, private) as (pilot, _screen):
        assert "Namen in de antwoorden" not in shown(pilot)


@pytest.mark.parametrize(
    ("form", "offered"),
    [("manager", "● Sam"), ("colleague", "○ Sam ● ons team ○ onze organisatie ○ buiten")],
)
async def test_the_form_says_who_may_read_at_most(folder: Path, form: str, offered: str) -> None:
    path = saved(folder, FINAL.change(form=form))
    async with opened(path, AfterScreen, (120, 40)) as (pilot, after):
        after.action_give("team")
        screen = await ready(pilot)
        said = flat(pilot).replace(": alles wat niet geschrapt is", "")
        assert f"Voor wie {offered} Gaat mee" in said
        await pilot.press("right", "right", "right")
        assert screen.reader_choice.value == ("private" if form == "manager" else "outside")


# --- outside


async def outside(pilot: Pilot[None]) -> None:
    await pilot.press("right")
    await wait_until(pilot, lambda: "● buiten" in shown(pilot))
    await pilot.pause()


NAMING = FINAL.change(answers={**TOLD, 8: TOLD[8]._replace(note="Toen kwam ook Noor, van team noord.")})


async def test_outside_gets_no_name_above_it_and_each_in_the_answers_is_pointed_at(folder: Path) -> None:
    async with giving(folder, NAMING, key="o") as (pilot, _screen):
        await outside(pilot)
        assert "namen, dag, team, organisatie" in shown(pilot)
        assert "Bij kaart 8 staat iemand bij naam." in flat(pilot)
        await pilot.press("enter")
        await comes(pilot, Question)
        assert "Vindt Sam het goed dat dit naar buiten gaat?" in flat(pilot)
        await pilot.press("down", "enter")
        screen = await ready(pilot)
        await wait_until(pilot, lambda: screen.made is not None)
        assert screen.made is not None
        text = screen.made.read_text(encoding="utf-8")
        assert "sam" not in screen.made.name.casefold()
    assert "Toen kwam ook Noor" in text, "nothing in the words is replaced"
    for words in ("Sam", "Team Noord", "Eerst kijken", SECRET, PRIVATE, "te wachten"):
        assert words not in text


@pytest.mark.parametrize("keys", [("enter",), ("escape",)], ids=str)
async def test_without_a_yes_nothing_goes_outside_and_it_is_asked_each_time(folder: Path, keys: tuple[str]) -> None:
    async with giving(folder, key="o") as (pilot, screen):
        await outside(pilot)
        for _time in range(2):
            await pilot.press("enter")
            await comes(pilot, Question)
            await pilot.press(*keys)
            await ready(pilot)
            await pilot.app.workers.wait_for_complete()
        assert screen.made is None and given_in(folder) == []


async def test_what_comes_while_it_is_asked_holds_it_back_still(folder: Path) -> None:
    async with giving(folder, key="o") as (pilot, _screen):
        await outside(pilot)
        await pilot.press("enter")
        await comes(pilot, Question)
        conflict(folder, FINAL.with_answer(8, struck=True))
        await pilot.press("down", "enter")
        await comes_held_back(pilot)
        assert given_in(folder) == []


@pytest.mark.parametrize("key", ["t", "o"])
async def test_where_something_may_identify_a_resident_the_cards_are_named(folder: Path, key: str) -> None:
    known = TOLD[8]._replace(note="Mevrouw bel ik op 06-12345678.")
    private = TOLD[7]._replace(note="Zij is geboren op 3-4-1962.")
    async with giving(folder, FINAL.change(answers={**TOLD, 7: private, 8: known}), key=key) as (pilot, _screen):
        assert "Bij kaart 8 staat iets waaraan een bewoner te herkennen kan zijn." in flat(pilot)
        await made(pilot)
        assert "Bij kaart 8 staat iets waaraan" in flat(pilot)


async def test_the_two_are_not_told_what_they_know(folder: Path) -> None:
    known = TOLD[8]._replace(note="Mevrouw bel ik op 06-12345678.")
    async with giving(folder, FINAL.change(answers={**TOLD, 8: known}), key="c") as (pilot, _screen):
        assert "herkennen" not in flat(pilot)


@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=str)
async def test_why_the_closing_sentence_stays_is_a_reason(folder: Path, size: tuple[int, int]) -> None:
    unnamed = FINAL.change(closing_readers=ClosingReaders.UNNAMED)
    async with giving(folder, unnamed, size=size) as (pilot, _screen):
        for _page in range(3):
            await pilot.press("pagedown")
        await pilot.pause()
        assert "Het is mijn vak om …" in shown(pilot)
        assert "alleen zonder naam, en hier staat Sam boven" in flat(pilot)
    async with giving(folder, unnamed, key="o", size=(100, 40)) as (pilot, _screen):
        assert "alleen op de wand van het team" in flat(pilot)
