"""The list of interviews: what stands where, and everything that can be done with it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import OptionList

from interview_tui.interview.model import Status
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.transcripts.desk.own_file import open_file
from interview_tui.transcripts.library.bin import binned, throw_away
from interview_tui.tui.agree.screen import AgreeScreen
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.kit.question import Question
from interview_tui.tui.list.bin import BinDialog
from interview_tui.tui.list.rename import Rename
from interview_tui.tui.transcript.screen import ReadingScreen
from tests.tui.list.stage import CARDS, NOTE, at_list, on_list, put, settled, some_of_each
from tests.tui.stage import shown
from tests.tui.waiting import wait_until


async def test_drafts_on_top_then_held_then_final_then_what_cannot_be_read(tmp_path: Path) -> None:
    some_of_each(tmp_path)
    async with at_list(tmp_path) as (pilot, _screen):
        text = shown(pilot)
        order = [
            "Ga verder met Sam, kaart 5",
            "er is een tweede versie",
            "Nog terug te lezen",
            "Noor met Robin",
            "Afgerond",
            "Noor met Kim",
            "Noor met Jip",
            "Niet te lezen",
            "2026-09-01-bo-7f9k2m.md",
        ]
        places = [text.index(one) for one in order]
        assert places == sorted(places)
        assert "5 gesprekken" in text
        # Without spaces, for a long path goes on in the next row.
        assert "".join(f"De gesprekken staan in {tmp_path}".split()) in "".join(text.split())


async def test_who_and_when_and_nothing_of_what_was_said(tmp_path: Path) -> None:
    paths = some_of_each(tmp_path)
    secret = {"team": "Team Hoefijzer", "organisation": "Wijkzorg", "status": Status.FINAL}
    for ident, form in (("z00001", "manager"), ("z00002", "intervision")):
        put(tmp_path, ident, interviewee=f"Bo {ident}", form=form, **secret)
    put(tmp_path, "z00003", date=datetime.date.today(), at_card=2)
    async with at_list(tmp_path) as (pilot, screen):
        seen = []
        for _row in range(len(paths) + 4):
            await pilot.press("down")
            await settled(pilot)
            seen.append(shown(pilot))
        said = ["koffie", "keukentafel", "zodat", "Hoefijzer", "Wijkzorg", "leidinggevende", "intervisie", "1 zodatje"]
        assert not [word for word in said for text in seen if word in text]
        assert not screen.pane.beside.display
        lines = [line.rstrip() for line in shown(pilot).split("\n")]
        assert "   Noor met Bo z00001" in "\n".join(lines)
        days = [line.index("24 november 2026") + 16 for line in lines if "24 november 2026" in line]
        assert len(days) > 2 and len(set(days)) == 1, "the days end in one column"
        assert any(line.startswith("   Ga verder met Sam, kaart 2") and line.endswith("vandaag") for line in lines)


async def test_one_key_shows_the_text_and_moving_on_takes_it_away(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m", team="Team Noord", organisation="Wijkzorg", form="intervision", at_card=5)
    put(tmp_path, "4f9k2m", interviewee="Robin", form="manager", team="Team Zuid")
    async with at_list(tmp_path, (100, 44)) as (pilot, screen):
        await pilot.press("home", "l")
        await wait_until(pilot, lambda: screen.pane.beside.display)
        await settled(pilot)
        assert screen.pane.beside.region.x >= screen.pane.rows.region.right > 0
        for _time in range(2):
            text = shown(pilot)
            row = screen.pane.row
            assert row is not None and row.interview is not None and NOTE[:20] in text
            named = row.interview.interviewee == "Sam"
            assert ("intervisie · Team Noord · Wijkzorg" in text) is named
            assert ("Team Zuid" in text) is not named
            assert "leidinggevende" not in text
            await pilot.press("down")
            await settled(pilot)
            assert not screen.pane.beside.display and NOTE[:20] not in shown(pilot)
            assert "Team" not in shown(pilot)
            await pilot.press("l")
            await wait_until(pilot, lambda: screen.pane.beside.display)
            await settled(pilot)
        await pilot.press("l")
        await settled(pilot)
        assert not screen.pane.beside.display and NOTE[:20] not in shown(pilot)
        await pilot.press("l")
        await wait_until(pilot, lambda: screen.pane.beside.display)
        await pilot.resize_terminal(99, 44)
        await wait_until(pilot, lambda: not screen.pane.beside.display)


async def test_without_room_the_key_shows_the_text_on_the_whole_screen(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m", team="Team Noord")
    async with at_list(tmp_path, (99, 30)) as (pilot, screen):
        await pilot.press("l")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await settled(pilot)
        assert "Team Noord" in shown(pilot) and NOTE in " ".join(shown(pilot).split())
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert NOTE[:20] not in shown(pilot)


DAMAGES = {
    "a newer format": b"---\nid: 7f9k2m\nformat: 9\n---\n\nhoefijzerkers\n",
    "no end": b"---\nid: 7f9k2m\nformat: 2\nteam: hoefijzerkers\n",
    "no yaml": b'---\nid: 7f9k2m\nformat: 2\nhoefijzerkers: "\n  [\n---\n',
    "a key twice": b"---\nid: 7f9k2m\nformat: 2\nhoefijzerkers: 1\nhoefijzerkers: 2\n---\n",
    "an alias": b"---\nid: 7f9k2m\nformat: 2\nx: &hoefijzerkers 1\ny: *hoefijzerkers\n---\n",
    "no front matter": b"hoefijzerkers\n",
    "other bytes": b"---\nid: 7f9k2m\nformat: 2\nteam: hoefijzerkers \xff\n---\n",
    "words above it": b"hoefijzerkers\n---\nid: 7f9k2m\nformat: 2\n---\n",
    "utf-16": "---\nid: 7f9k2m\nformat: 2\n---\nhoefijzerkers\n".encode("utf-16"),
}


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_damaged_file_shows_where_it_is_wrong_and_none_of_its_words(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "2026-09-01-bo-7f9k2m.md"
    path.write_bytes(DAMAGES[damage])
    async with at_list(tmp_path) as (pilot, screen):
        seen = [shown(pilot)]
        assert screen.pane.row is not None and screen.pane.row.path == path
        assert "Regel" in seen[0]
        await pilot.press("l")
        await wait_until(pilot, lambda: screen.pane.beside.display)
        await settled(pilot)
        seen.append(shown(pilot))
        assert "Regel" in seen[1] and "Met Enter zie je wat erin staat." in " ".join(
            seen[1].replace("▌", " ").split()  # the edge of the chosen row
        )
        await pilot.press("o")
        await settled(pilot)
        seen.append(shown(pilot))
        assert not [text for text in seen if "hoefijzer" in text.replace(" ", "")]


async def test_enter_shows_a_damaged_file_as_it_is(tmp_path: Path) -> None:
    some_of_each(tmp_path)
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.press("end", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await settled(pilot)
        assert "[@click=app.quit]x[/b]" in shown(pilot)


async def test_enter_goes_on_with_a_draft(tmp_path: Path) -> None:
    some_of_each(tmp_path)
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert pilot.app.screen.interview.at_card == 5


async def test_a_click_shows_and_a_second_click_opens(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m")
    put(tmp_path, "4f9k2m", interviewee="Kim", status=Status.FINAL)
    async with at_list(tmp_path) as (pilot, screen):
        await pilot.click(screen.pane.rows, offset=(8, 3))
        await settled(pilot)
        assert screen.pane.row is not None
        assert screen.pane.row.interview is not None
        assert screen.pane.row.interview.interviewee == "Kim"
        assert pilot.app.screen is screen
        await pilot.click(screen.pane.rows, offset=(8, 3))
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))


async def test_enter_reads_what_is_final_and_esc_comes_back(tmp_path: Path) -> None:
    path = put(tmp_path, "4f9k2m", interviewee="Kim", status=Status.FINAL)
    before = path.read_bytes()
    async with at_list(tmp_path, (80, 24)) as (pilot, screen):
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await settled(pilot)
        assert "Noor met Kim" in shown(pilot)
        await pilot.press("x", "down", "pagedown")
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
    assert path.read_bytes() == before


async def test_empty_there_is_the_motto_and_two_things_to_press(tmp_path: Path) -> None:
    async with at_list(tmp_path / "not made yet", (80, 24)) as (pilot, _screen):
        text = shown(pilot)
        assert CARDS.motto is not None
        assert CARDS.motto.text[:40] in text
        assert CARDS.motto.by in text
        assert not (tmp_path / "not made yet").exists(), "looking makes nothing"
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await settled(pilot)
        assert "verzonnen" in shown(pilot)
        await pilot.press("escape", "up")
        await pilot.click("#press-new")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreeScreen))


async def test_delete_and_one_key_takes_it_back(tmp_path: Path) -> None:
    paths = some_of_each(tmp_path)
    before = paths["held"].read_bytes()
    async with at_list(tmp_path) as (pilot, screen):
        await pilot.press("down", "down")
        await settled(pilot)
        await pilot.press("delete")
        await settled(pilot)
        assert not paths["held"].exists()
        assert len(binned(tmp_path)) == 1
        assert "“Noor met Robin” ligt in de prullenbak. z haalt het terug." in shown(pilot)
        assert shown(pilot).count("Noor met Robin") == 1, "in the notice alone"
        await pilot.press("z")
        await settled(pilot)
        assert paths["held"].read_bytes() == before
        assert screen.pane.row is not None
        assert screen.pane.row.path == paths["held"]
        assert not binned(tmp_path)


async def test_what_was_deleted_comes_back_after_another_screen_too(tmp_path: Path) -> None:
    paths = some_of_each(tmp_path)
    said = "“Noor met Robin” ligt in de prullenbak. z haalt het terug."
    async with at_list(tmp_path, (80, 24)) as (pilot, _screen):
        await pilot.press("down", "down")
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot)
        await pilot.press("n")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreeScreen))
        await pilot.press("escape")
        await on_list(pilot)
        assert said in shown(pilot)
        await pilot.press("z")
        await settled(pilot)
        assert paths["held"].exists() and not binned(tmp_path)
        await pilot.press("n")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreeScreen))
        await pilot.press("escape")
        screen = await on_list(pilot)
        assert "prullenbak" not in shown(pilot) and not screen.has_deleted


async def test_of_two_deleted_ones_the_notice_goes_on_to_the_other(tmp_path: Path) -> None:
    for ident in ("3f9k2m", "4f9k2m"):
        put(tmp_path, ident)
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.press("delete")
        await settled(pilot)
        await pilot.press("delete")
        await settled(pilot)
        assert len(binned(tmp_path)) == 2
        await pilot.press("z")
        await settled(pilot)
        assert len(binned(tmp_path)) == 1
        assert "z haalt het terug" in shown(pilot)
        await pilot.press("z")
        await settled(pilot)
        assert not binned(tmp_path)
        assert "z haalt het terug" not in shown(pilot)


async def test_what_is_open_elsewhere_is_not_thrown_away(tmp_path: Path) -> None:
    path = put(tmp_path, "3f9k2m")
    async with at_list(tmp_path) as (pilot, _screen):
        held = claim(path, "3f9k2m")
        assert isinstance(held, Claim)
        with held:
            await pilot.press("delete")
            await settled(pilot)
            assert path.exists()
            assert "Sluit het daar eerst" in shown(pilot)


async def test_what_is_gone_for_good_is_not_offered_any_more(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m")
    async with at_list(tmp_path) as (pilot, screen):
        await pilot.press("delete")
        await settled(pilot)
        assert "z haalt het terug" in shown(pilot)
        await pilot.press("p")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, BinDialog))
        dialog = pilot.app.screen
        await settled_dialog(pilot, dialog, 1)
        await pilot.press("tab", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Question))
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: not binned(tmp_path))
        await settled_dialog(pilot, dialog, 0)
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        await settled(pilot)
        assert "z haalt het terug" not in shown(pilot)


async def test_the_bin_gives_back_and_is_emptied_after_a_question(tmp_path: Path) -> None:
    first, second, third = (put(tmp_path, ident) for ident in ("3f9k2m", "4f9k2m", "5f9k2m"))
    throw_away(first)
    throw_away(second)
    async with at_list(tmp_path) as (pilot, screen):
        await pilot.press("p")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, BinDialog))
        dialog = pilot.app.screen
        await settled_dialog(pilot, dialog, 2)
        await pilot.press("enter")
        await settled_dialog(pilot, dialog, 1)
        assert sum(path.exists() for path in (first, second)) == 1
        await pilot.click("#empty-bin")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Question))
        await pilot.press("enter")
        await wait_until(pilot, lambda: pilot.app.screen is dialog)
        assert len(binned(tmp_path)) == 1, "the first answer is the safe one"
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Question))
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: not binned(tmp_path))
        await settled_dialog(pilot, dialog, 0)
        assert "De prullenbak is leeg" in shown(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        await settled(pilot)
        assert shown(pilot).count("Ga verder met Sam") == 2
    assert third.exists()


async def settled_dialog(pilot: object, dialog: object, count: int) -> None:
    """Wait until the dialog lists that many things."""
    assert isinstance(dialog, BinDialog)
    await wait_until(pilot, lambda: dialog.query_one(OptionList).option_count == count)  # type: ignore[arg-type]
    await wait_until(pilot, lambda: str(dialog.keys.render()))  # type: ignore[arg-type]


async def test_rename_changes_both_names_and_the_file_name(tmp_path: Path) -> None:
    path = put(tmp_path, "3f9k2m")
    async with at_list(tmp_path) as (pilot, screen):
        await pilot.press("h")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Rename))
        dialog = pilot.app.screen
        assert isinstance(dialog, Rename)
        dialog.interviewer.value = "Robin"
        await pilot.press("enter")
        dialog.interviewee.value = " "
        await pilot.press("enter")
        await pilot.pause()
        assert "Vul een naam in" in shown(pilot)
        dialog.interviewee.value = "Zoë  de Wit"
        await pilot.press("enter")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        await settled(pilot)
        assert "Ga verder met Zoë de Wit" in shown(pilot)
    assert not path.exists()
    renamed = tmp_path / "2026-11-24-zoe-de-wit-heel-3f9k2m.md"
    held = open_file(renamed).document.interview
    assert (held.interviewer, held.interviewee) == ("Robin", "Zoë de Wit")
    assert held.answer(3).note == NOTE


@pytest.mark.parametrize("ident", ["3f9k2m", "5f9k2m"])
async def test_a_new_name_is_said_and_taken_back_by_a_key_with_the_cursor_on_its_row(
    tmp_path: Path, ident: str
) -> None:
    paths = {one: put(tmp_path, one, interviewee=name) for one, name in (("3f9k2m", "Sam"), ("5f9k2m", "Kim"))}
    before = {path.name: path.read_bytes() for path in paths.values()}
    async with at_list(tmp_path) as (pilot, screen):
        screen.pane.at = paths[ident]
        screen.look_again()
        await wait_until(pilot, lambda: screen.pane.row is not None and screen.pane.row.path == paths[ident])
        assert screen.check_action("undo_delete", ()) is False
        await pilot.press("h")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Rename))
        dialog = pilot.app.screen
        assert isinstance(dialog, Rename)
        await pilot.press("enter")
        dialog.interviewee.value = "Zoë"
        await pilot.press("enter")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        await settled(pilot)
        said = " ".join(str(screen.notice.render()).split())
        assert said == "Het heet nu “Noor met Zoë”; z zet de oude namen terug."
        assert screen.pane.row is not None and screen.pane.row.path is not None
        assert ident in screen.pane.row.path.name and "zoe" in screen.pane.row.path.name
        await pilot.press("z")
        await wait_until(pilot, lambda: screen.check_action("undo_delete", ()) is False)
        await settled(pilot)
        assert screen.pane.row is not None and screen.pane.row.path == paths[ident]
        assert "heeft de oude namen weer." in " ".join(shown(pilot).split())
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.md")} == before


async def test_deletions_and_new_names_are_taken_back_one_by_one_the_last_first(tmp_path: Path) -> None:
    path = put(tmp_path, "3f9k2m")
    async with at_list(tmp_path) as (pilot, screen):
        await pilot.press("h")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Rename))
        await pilot.press("enter", *"antha", "enter")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        await settled(pilot)
        renamed = next(tmp_path.glob("*.md"))
        assert renamed != path
        await pilot.press("delete")
        await wait_until(pilot, lambda: not renamed.exists())
        await settled(pilot)
        await pilot.press("z")
        await wait_until(pilot, renamed.exists)
        await settled(pilot)
        assert "zet de oude namen terug" in " ".join(str(screen.notice.render()).split())
        claimed = claim(renamed, "3f9k2m")
        assert isinstance(claimed, Claim)
        await pilot.press("z")
        await wait_until(pilot, lambda: "Sluit het daar eerst" in shown(pilot))
        claimed.release()
        await settled(pilot)
        await pilot.press("z")
        await wait_until(pilot, lambda: bool(list(tmp_path.glob("*-sam-*.md"))))


async def test_two_interviews_with_one_id_are_two_rows_and_one_gets_an_id_of_its_own(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m", status=Status.FINAL)
    path = put(tmp_path, "3f9k2m", interviewee="Fatma", date=datetime.date(2026, 12, 1))
    async with at_list(tmp_path) as (pilot, screen):
        assert "Ga verder met Fatma" in shown(pilot) and "Noor met Sam" in shown(pilot)
        assert "tweede versie" not in shown(pilot)
        words = " ".join(shown(pilot).split())
        assert "Fatma (1 december 2026) begon als kopie van Sam (24 november 2026), en hoort daar nog bij." in words
        assert "Met i maak je er een eigen gesprek van." in words
        assert shown(pilot).count("begon als kopie van een ander gesprek") == 1
        assert not re.search(r"\bid\b", shown(pilot)), "who writes down what people say need not know what an id is"
        assert screen.pane.row is not None and screen.pane.row.path == path
        await pilot.press("i")
        await wait_until(pilot, lambda: not path.exists())
        await settled(pilot)
        assert "Het is nu een eigen gesprek." in shown(pilot)
        assert "als kopie" not in shown(pilot)
        assert screen.pane.row.path is not None and screen.pane.row.path.name.startswith("2026-12-01-fatma-")
        await pilot.press("i")
        await settled(pilot)
        assert "Het is nu een eigen gesprek." in shown(pilot)
    assert open_file(tmp_path / "2026-11-24-sam-heel-3f9k2m.md").document.interview.id == "3f9k2m"


async def test_the_original_is_not_offered_another_id(tmp_path: Path) -> None:
    path = put(tmp_path, "3f9k2m", status=Status.FINAL)
    put(tmp_path, "3f9k2m", interviewee="Fatma", date=datetime.date(2026, 12, 1), status=Status.FINAL)
    async with at_list(tmp_path) as (pilot, screen):
        while screen.pane.row is None or screen.pane.row.path != path:
            await pilot.press("down")
        assert "een ander gesprek begon als kopie hiervan" in " ".join(shown(pilot).split())
        assert not screen.may_get_id
        await pilot.press("i")
        await settled(pilot)
        assert "Het is nu een eigen gesprek." not in shown(pilot)
    assert open_file(path).document.interview.id == "3f9k2m"


NAMES = [
    "[/b]",
    "[@click=app.quit]x",
    "../../etc/passwd",
    "CON",
    "x" * 300,
    "שלום עולם",
    "👩‍👩‍👧‍👦 é",
    "$primary",
    "a\nb",
]


@pytest.mark.parametrize("name", NAMES)
async def test_any_name_is_shown_literally(tmp_path: Path, name: str) -> None:
    put(tmp_path, "3f9k2m", interviewee=name)
    async with at_list(tmp_path) as (pilot, screen):
        row = screen.pane.row
        assert row is not None
        literal = " ".join(name.split())
        assert row.label.plain.startswith(f"Ga verder met {literal}"[:50])
        assert not any("@" in str(span.style) for span in row.label.spans)
        await pilot.press("l")
        await wait_until(pilot, lambda: screen.pane.beside.display)
        await settled(pilot)
        assert pilot.app.is_running


async def test_a_folder_that_is_a_file_is_said_and_looking_again_finds_it(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    folder.write_text("", encoding="utf-8")
    async with at_list(folder) as (pilot, _screen):
        assert "is een bestand, terwijl het een map moet zijn" in " ".join(shown(pilot).split())
        folder.unlink()
        folder.mkdir()
        put(folder, "3f9k2m")
        await pilot.press("f5")
        await settled(pilot)
        assert "Ga verder met Sam" in shown(pilot)
        assert "is een bestand" not in shown(pilot)


async def test_a_synced_folder_and_one_that_others_can_read_are_said(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Gemeente"
    folder.mkdir()
    async with at_list(folder) as (pilot, _screen):
        assert "Deze map gaat mee naar OneDrive" in shown(pilot)


async def test_a_notice_is_shown_literally(tmp_path: Path) -> None:
    async with at_list(tmp_path, notice="[/b] Er is nog geen concept.") as (pilot, _screen):
        assert "[/b] Er is nog geen concept." in shown(pilot)


async def test_a_file_opens_in_the_editor_or_the_list_says_why_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "3f9k2m")
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.press("o")
        await settled(pilot)
        assert "kon niet worden gestart" in shown(pilot)


async def test_back_from_an_interview_the_list_is_up_to_date(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m", at_card=1)
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        await pilot.press("ctrl+n", "alt+o")
        await on_list(pilot)
        assert "Ga verder met Sam, kaart 2" in shown(pilot)


async def test_interviews_of_two_people_on_a_day_are_told_apart(tmp_path: Path) -> None:
    told: dict[str, dict[str, Any]] = {
        "z00009": {"status": Status.DRAFT, "at_card": 5},
        "300002": {"status": Status.FINAL, "nth": 2},
        "z00001": {"status": Status.HELD, "nth": 3},
        "300001": {"status": Status.FINAL, "nth": 4, "form": "onboarding"},
        "500001": {"status": Status.FINAL, "interviewee": "Robin"},
        "600001": {"status": Status.FINAL, "date": datetime.date(2026, 11, 3)},
    }
    for ident, changes in told.items():
        put(tmp_path, ident, **changes)
    async with at_list(tmp_path, (80, 24)) as (pilot, screen):
        text = shown(pilot)
        assert "Ga verder met Sam, kaart 5 (1e gesprek)" in text
        rows = {row.path.name[-9:-3]: row for row in screen.pane.rows._rows if row.path is not None}
        names = {ident: row.name for ident, row in rows.items()}
        assert names == {
            "z00009": "Noor met Sam (1e gesprek)",
            "300002": "Noor met Sam (2e gesprek)",
            "z00001": "Noor met Sam (3e gesprek)",
            "300001": "Noor met Sam (4e gesprek)",
            "500001": "Noor met Robin",
            "600001": "Noor met Sam",
        }


async def test_a_folder_with_only_its_readme_is_empty_and_the_readme_stays(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("# Hier komen je gesprekken\n", encoding="utf-8")
    async with at_list(tmp_path) as (pilot, start):
        assert start.welcome.display
        assert "Hier komen" not in shown(pilot)
        assert "README" not in shown(pilot)
    put(tmp_path, "3f9k2m")
    async with at_list(tmp_path) as (pilot, start):
        assert start.pane.rows.option_count == 1
        assert "README" not in shown(pilot)
    assert readme.read_text(encoding="utf-8") == "# Hier komen je gesprekken\n"


async def test_in_a_window_too_small_to_see_it_nothing_is_done(tmp_path: Path) -> None:
    path = put(tmp_path, "3f9k2m")
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.resize_terminal(50, 15)
        await wait_until(pilot, lambda: "te klein" in shown(pilot))
        await pilot.press("v", "n", "enter", "z")
        await settled(pilot)
        assert path.exists()
        await pilot.resize_terminal(80, 24)
        await wait_until(pilot, lambda: "te klein" not in shown(pilot))
        await pilot.press("v")
        await wait_until(pilot, lambda: not path.exists())


async def test_looking_back_says_what_comes_first(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m", at_card=5)
    async with at_list(tmp_path) as (pilot, screen):
        await pilot.press("g")
        await settled(pilot)
        assert "Terugkijken kan zodra het gesprek gevoerd is: rond het eerst af." in shown(pilot)
        assert "look_back" not in [command.id for command in screen.menu_commands()]


async def test_other_names_says_in_which_field_enter_keeps_them(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m", at_card=5)
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.press("h")
        await wait_until(pilot, lambda: "Enter: verder" in shown(pilot))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Enter: bewaren" in shown(pilot))
