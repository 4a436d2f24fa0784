"""The app and the command line give the same answer to whose form an interview has, and so to who may read it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_tui.cli import main
from interview_tui.forms.strict import read_forms
from interview_tui.forms.which import find
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.settings.loading import settings_path
from interview_tui.start import Start
from interview_tui.storage.places import data
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import preview
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.app.app import GesprekApp
from tests.running import times
from tests.tui.read_back.stage import CARDS, opened, saved, spoken
from tests.tui.stage import shown

WIDE = {"manager": Circle.ORGANISATION}
SHARED = {5: Answer("Dat bleef.", circle=Circle.ORGANISATION)}


def final(**changes: object) -> Interview:
    """An interview that was read back, in which the organisation may read an answer if its form allows that."""
    return spoken(**{"status": Status.FINAL, "sharing": Circle.ORGANISATION, "answers": SHARED, **changes})


def own_forms(path: Path, widest: Mapping[str, Circle], *, id: str = "own", version: int = 1, lang: str = "en") -> Path:
    """A file with these forms, for any question set."""
    forms = [
        {"id": ident, "name": ident, "choose": "Always.", "widest": circle.key} for ident, circle in widest.items()
    ]
    content = {"format": 1, "id": id, "version": version, "lang": lang, "forms": forms}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def offered(screen: AfterScreen) -> set[str]:
    """The circles for which the app offers to make a version."""
    actions = {command.action for command in screen.live_commands()}  # folded away or not
    return {circle.key for circle in Circle if f"give('{circle.key}')" in actions and circle is not Circle.PRIVATE}


@pytest.mark.parametrize("way", ["option", "settings"])
async def test_an_own_forms_file_opens_nothing_that_a_manager_keeps_private(tmp_path: Path, way: str) -> None:
    path = saved(tmp_path / "In gesprek", final(form="manager", sharing=Circle.PRIVATE))
    file = own_forms(tmp_path / "forms.json", WIDE)
    given = ["--forms", str(file)]
    if way == "settings":
        settings_path().parent.mkdir(parents=True)
        settings_path().write_text(f'forms = "{file.as_posix()}"\n', encoding="utf-8")
        given = []
    target = tmp_path / "uit.md"
    for circle in ("team", "organisation"):
        command = [sys.executable, "-m", "interview_tui", "share", str(path), "--circle", circle, "-o", str(target)]
        done = subprocess.run([*command, *given], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
        assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
        assert b"Dat bleef" not in done.stderr
        assert not target.exists()
    async with opened(path, AfterScreen, (120, 40), own_forms=read_forms(file, CARDS)) as (pilot, screen):
        assert offered(screen) == set()
        assert "is voor jullie tweeën" in shown(pilot)


async def test_a_form_that_is_not_here_shares_what_was_agreed_and_no_more(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    answers = {5: Answer("Dat bleef.")}
    held = final(form="kort", forms="own@1", sharing=Circle.TEAM, answers=answers)
    path = saved(tmp_path / "In gesprek", held)
    arguments = ["share", str(path), "--transcripts", str(path.parent), "-o", str(tmp_path / "uit.md"), "--circle"]
    assert main([*arguments, "organisation"]) == 2
    assert "vorm ‘kort’ is hier niet" in capfd.readouterr().err
    assert main([*arguments, "team"]) == 0
    async with opened(path, AfterScreen) as (_pilot, screen):
        assert offered(screen) == {"team"}


async def test_what_is_begun_by_an_own_form_goes_by_it(tmp_path: Path) -> None:
    """It names the file, so that a wider form of one's own does what it says."""
    file = own_forms(tmp_path / "forms.json", WIDE)
    start = Start(
        transcripts=tmp_path,
        cards=CARDS,
        lang="nl",
        own_forms=read_forms(file, CARDS),
        form="manager",
        interviewer="Noor",
    )
    assert start.interview().forms == "own@1"
    path = saved(tmp_path / "In gesprek", final(form="manager", forms=start.interview().forms))
    arguments = ["share", str(path), "--circle", "organisation", "-o", str(tmp_path / "uit.md"), "--forms", str(file)]
    assert main(arguments) == 0
    async with opened(path, AfterScreen, own_forms=start.own_forms) as (_pilot, screen):
        assert offered(screen) == {"team", "organisation"}


circles = st.sampled_from(Circle)
idents = st.sampled_from(["manager", "colleague", "kort"])


@settings(max_examples=times(0.6), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    held=st.builds(
        final,
        form=idents,
        forms=st.sampled_from(["", "own@1", "own@2", "vormen@1", "forms@1"]),
        lang=st.sampled_from(["nl", "en"]),
        sharing=circles,
        answers=st.fixed_dictionaries({5: st.builds(Answer, st.just("Dat bleef."), circle=st.none() | circles)}),
    ),
    widest=st.dictionaries(idents, circles),
    version=st.integers(1, 2),
    ident=st.sampled_from(["own", "vormen"]),
    lang=st.sampled_from(["nl", "en"]),
    circle=st.sampled_from([Circle.TEAM, Circle.ORGANISATION]),
)
def test_the_app_and_the_command_line_agree(
    tmp_path: Path,
    held: Interview,
    widest: dict[str, Circle],
    version: int,
    ident: str,
    lang: str,
    circle: Circle,
) -> None:
    path = saved(tmp_path / "In gesprek", held)
    target = tmp_path / "uit.md"
    given = ["share", str(path), "--circle", circle.key, "-o", str(target)]
    own = None
    if widest:
        file = own_forms(tmp_path / "forms.json", widest, id=ident, version=version, lang=lang)
        given += ["--forms", str(file)]
        own = read_forms(file, CARDS)
    app = GesprekApp(Start(transcripts=path.parent, cards=CARDS, lang="nl", own_forms=own))
    target.unlink(missing_ok=True)
    written = main(given) == 0
    assert written == target.exists()
    possible = preview(read(path.read_bytes()), circle).obstacle is None
    assert written == (possible and app.decks.widest_of(held) >= circle)


def test_a_page_stays_private_if_any_form_that_counts_has_it_so(tmp_path: Path) -> None:
    shipped = json.loads(data("forms.json").read_text(encoding="utf-8"))
    (onboarding,) = [form for form in shipped["forms"] if form["id"] == "onboarding"]
    pages = [page for page in onboarding["after"] if page.pop("private", False)]
    assert pages
    own = tmp_path / "forms.json"
    content = {"format": 1, "id": shipped["id"], "version": shipped["version"], "lang": "nl", "forms": [onboarding]}
    own.write_text(json.dumps(content), encoding="utf-8")
    in_use = read_forms(own, CARDS)
    form = find(spoken(form="onboarding", forms=in_use.ref), in_use).form
    assert form is not None
    assert {page.id for page in form.pages if page.private} >= {page["id"] for page in pages}
    other = spoken(form="onboarding", forms="own@1")
    alone = read_forms(own_forms(tmp_path / "own.json", {"onboarding": Circle.TEAM}), CARDS)
    assert find(other, alone).form == alone.get("onboarding"), "a file that the interview names decides alone"
