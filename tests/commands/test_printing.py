"""`cards`: a PDF from the command line, what it says, and what it will not do."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_tui.cli import main
from interview_tui.commands.parser import parser
from interview_tui.export.layouts import Layout, about, advice, file_name, label
from interview_tui.language import LANGUAGES, choose
from tests.cards.samples import document
from tests.export.paper import Paper, squeezed

pytestmark = pytest.mark.slow  # each makes a PDF

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `cards` in `tmp_path`; its status, its output and its errors."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        status = main(["cards", *arguments])
        out, err = capfd.readouterr()
        return status, out, err

    return run


def paper(path: Path, layout: Layout = Layout.FOUR, **options: bool) -> Paper:
    return Paper(path.read_bytes(), layout, **options)


def test_it_says_where_the_cards_are_and_how_to_print_them(run: Run, tmp_path: Path) -> None:
    status, out, err = run("-o", "kaarten.pdf")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "De kaarten staan in kaarten.pdf.",
        "Print dubbelzijdig, omslaan over de lange zijde, op werkelijke grootte (100%).",
    ]
    assert len(paper(tmp_path / "kaarten.pdf")) == 8
    assert "“Zodatjes”" in paper(tmp_path / "kaarten.pdf").side(11)


def test_every_option(run: Run, tmp_path: Path) -> None:
    assert run("-o", "x.pdf", "--layout", "single", "--no-backs", "--cards", "11, 3", "--lang", "en")[0] == 0
    made = paper(tmp_path / "x.pdf", Layout.SINGLE, backs=False)
    assert len(made) == 4
    assert squeezed("Such good work, today") in squeezed(made.side(1))
    assert "11" in made.side(2)


def test_a_set_of_ones_own(run: Run, tmp_path: Path) -> None:
    own = document()
    own["cards"][1]["title"] = "Ander schrift: ሀ"
    (tmp_path / "set.json").write_text(json.dumps(own), encoding="utf-8")
    status, _out, err = run("-o", "x.pdf", "--questions", "set.json", "--layout", "large")
    assert status == 0
    assert err == "Kaart 2: geen lettertype kan ሀ (U+1200) drukken; daar staat een leeg vakje.\n"
    assert "Wie vraagt, wordt wijzer." in paper(tmp_path / "x.pdf", Layout.LARGE).side(0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "--output"),
        (["-o", "recept.pdf"], "staat iets anders, en dat blijft zo"),
        (["-o", "."], "is een map"),
        (["-o", "nergens/x.pdf"], "Er is geen map nergens"),
        (["-o", "x.pdf", "--layout", "nine"], "nine"),
        (["-o", "x.pdf", "--cards", "0"], "Er is geen kaart 0"),
        (["-o", "x.pdf", "--cards", "13"], "Er is geen kaart 13"),
        (["-o", "x.pdf", "--cards", "een"], "--cards"),
        (["-o", "x.pdf", "--questions", "nergens.json"], "nergens.json"),
    ],
)
def test_what_it_will_not_do_is_one_line(run: Run, tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "recept.pdf").write_text("soep", encoding="utf-8")
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert err.startswith("interview-tui: ")
    assert err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["recept.pdf"]


def test_a_folder_that_may_not_be_written_in(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from interview_tui.storage.system import SYSTEM

    def refuse(*_args: object) -> int:
        raise PermissionError(13, "refused")

    monkeypatch.setattr(type(SYSTEM), "open", refuse)
    status, out, err = run("-o", "x.pdf")
    assert (status, out) == (2, "")
    assert "Kies een andere map" in err
    assert not (tmp_path / "x.pdf").exists()


def test_an_earlier_pdf_is_made_anew(run: Run, tmp_path: Path) -> None:
    assert run("-o", "x.pdf", "--cards", "3")[0] == 0
    before = (tmp_path / "x.pdf").read_bytes()
    assert run("-o", "x.pdf", "--cards", "4")[0] == 0
    assert (tmp_path / "x.pdf").read_bytes() != before


def test_the_layouts_of_the_parser_are_those_there_are() -> None:
    cards = next(iter(parser(["cards"])._subparsers._group_actions)).choices["cards"]  # type: ignore[union-attr, index]
    (layout,) = (action for action in cards._actions if "--layout" in action.option_strings)
    assert list(layout.choices) == [layout.value for layout in Layout]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_layout_has_words_and_a_file_of_its_own(lang: str) -> None:
    choose("nl" if lang == "nl" else "en")
    for words in (label, about, file_name):
        assert len({words(layout) for layout in Layout}) == len(Layout)
    assert all(file_name(layout).endswith(".pdf") for layout in Layout)
    assert all("%" in advice(layout, backs=False) or layout is Layout.SINGLE for layout in Layout)


def test_typst_waits_until_something_is_printed() -> None:
    """Neither the help nor what the app may show brings it along."""
    code = (
        "import sys\nfrom interview_tui.cli import main\nmain(['cards', '--help'])\n"
        "import interview_tui.export.cards, interview_tui.export.files, interview_tui.export.layouts\n"
        "assert 'typst' not in sys.modules and 'pydantic' not in sys.modules and 'textual' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
