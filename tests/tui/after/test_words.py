"""What stands on the screen after finishing: the rows follow the table of commands, and names in them are literal."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from interview_tui.interview.coming_back import SOON
from interview_tui.interview.model import Status
from interview_tui.language import choose
from interview_tui.transcripts.forgetting.forgetting import Forgotten
from interview_tui.tui.after.words import FIRST, row_text, rows, struck_report
from interview_tui.tui.app.remaining import left_in
from interview_tui.tui.kit.command import Command
from interview_tui.tui.kit.commands import AFTER
from tests.builders import interview

TODAY = datetime.date(2026, 11, 24)
BY_ID = {command.id: command for command in AFTER}


def report(*found: Any, is_unclear: bool = False) -> Content:
    """All of the report, what there is to do first."""
    return Content("\n").join([part for part in struck_report(*found, is_unclear=is_unclear) if part])


def text(ident: str, sheet: str = "", **changes: object) -> str:
    choose("nl")
    return row_text(BY_ID[ident], interview(**changes), sheet).plain


@given(st.lists(st.sampled_from(AFTER), unique=True), st.integers(-3, 30), st.booleans())
def test_the_rows_are_in_the_order_of_the_table_but_for_what_comes_first(
    live: list[Command], days: int, home: bool
) -> None:
    held = interview(status=Status.FINAL, back_on=TODAY + datetime.timedelta(days=days))
    first = [BY_ID[ident] for ident in FIRST if BY_ID[ident] in live]
    if days > SOON.days and BY_ID["come_back"] in first:
        first.remove(BY_ID["come_back"])
    if not home and BY_ID["take_home"] in first:
        first.remove(BY_ID["take_home"])
    assert rows(live, held, TODAY, folded=True, goes_home=home) == first
    rest = [command for command in live if command.row and command not in first]
    assert rows(live, held, TODAY, folded=False, goes_home=home) == [*first, *rest]


def test_what_is_folded_away_is_named() -> None:
    choose("nl")
    for rest, told in ((["relay", "look_back"], "▸ Meer: met wie gaat {x} in gesprek"), (["look_back"], "▸ Meer: het")):
        row = row_text(BY_ID["more_after"], interview(interviewee="{x}"), "", rest=[BY_ID[one] for one in rest])
        assert row.plain.startswith(told)
    assert row_text(BY_ID["more_after"], interview(), "").plain == "▾ Minder"


def test_what_is_filled_in_already_stands_behind_it() -> None:
    assert text("relay", interviewee="{Sam}") == "Met wie gaat {Sam} in gesprek?"
    assert text("relay", interviewee="Sam", next="[b]Kim") == "Met wie gaat Sam in gesprek?  [b]Kim"
    assert text("back_on", back_on=datetime.date(2026, 12, 24)).endswith("?  24 december 2026")
    assert text("sheet", "{title} [i]") == "Een blad om mee te nemen: {title} [i]"


def test_a_closing_sentence_is_written_or_changed() -> None:
    assert text("closing") == "Slotzin: alsnog schrijven"
    assert text("closing", closing="Ik wacht.") == "Slotzin: veranderen"


def test_struck_answers_wait_for_saving_wherever_the_folder_is() -> None:
    choose("nl")
    held, path = interview(struck=(5,)), Path("/gesprekken/x.md")
    waiting = report(held, path, None, "OneDrive").plain
    assert waiting == report(held, path, None, None).plain == "Wat geschrapt is, verdwijnt zodra dit bewaard is."


def test_what_is_said_of_struck_answers_is_what_was_looked_at() -> None:
    choose("nl")
    path = Path("/gesprekken/x.md")
    told = report(interview(struck=(5,)), path, Forgotten(), None).plain
    assert "in /gesprekken en in de prullenbak daar" in told
    assert "Niet bekeken: mappen daarin" in told
    left = Forgotten(left=(Path("/gesprekken/x.md~"), Path("/state/rescue")))
    told = report(interview(struck=(5,)), path, left, None).plain
    assert "kan nog staan in: x.md~, /state/rescue." in told and "is weg" not in told
    assert not report(interview(), path, Forgotten(), "OneDrive")


def test_the_open_interview_is_not_named_as_a_file_that_the_app_could_not_get_at() -> None:
    choose("nl")
    path, other = Path("/gesprekken/x.md"), Path("/gesprekken/x.md~")
    held, found = interview(struck=(5,)), Forgotten(left=(path, other))
    told = report(held, path, found, None, is_unclear=True).plain
    own = "Of wat geschrapt is uit dit gesprek weg is, is niet zeker. Kijk eerst wie dit mag lezen."
    assert told.startswith(f"{own}\nWat geschrapt is, kan nog staan in: x.md~. ")
    told = report(held, path, Forgotten(left=(path,)), None, is_unclear=True).plain
    assert own in told and "x.md" not in told and "is weg:" not in told
    told = report(held, path, found, None).plain
    assert "kan nog staan in: x.md, x.md~." in told and own not in told


def test_what_fewer_may_read_is_said() -> None:
    choose("nl")
    path, version, sheet = (Path("/gesprekken") / name for name in ("x.md", "x-team.md", "x.pdf"))
    told = report(interview(), path, Forgotten((version, sheet), narrowed=(version, sheet)), None).plain
    assert "Uit wat anderen mogen lezen gehaald: x-team.md." in told
    assert "Maak het opnieuw." in told and "geschrapt" not in told
    told = report(interview(), path, Forgotten(left=(version,)), None).plain
    assert told == "Wat minder mensen mogen lezen kan nog staan in: x-team.md. Kijk daar zelf."


def test_a_version_that_may_still_hold_it_is_never_told_as_done() -> None:
    choose("nl")
    path, version, other = (Path("/gesprekken") / name for name in ("x.md", "x-team.md", "x.txt"))
    found = Forgotten((version,), (version, other), narrowed=(version,), wider=(version,))
    told = report(interview(struck=(5,)), path, found, None).plain
    assert "Wat geschrapt is, kan nog staan in: x.txt." in told
    assert "Wat minder mensen mogen lezen kan nog staan in: x-team.md." in told
    assert "gehaald" not in told
    told = report(interview(struck=(5,)), path, found._replace(left=(version,)), None).plain
    assert "Wat geschrapt is, is weg" in told and "kan nog staan in: x-team.md." in told
    lines = left_in(interview(struck=(5,)), path, found)
    assert "Wat geschrapt is in Noor met Sam kan nog staan in: /gesprekken/x.txt." in lines
    assert "Wat minder mensen mogen lezen van Noor met Sam kan nog staan in: /gesprekken/x-team.md." in lines
