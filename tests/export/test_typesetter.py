"""The typesetter: our fonts, our folder, no network, and other threads go on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
import typst

from interview_tui.cards.shipped import shipped
from interview_tui.export.cards import print_cards
from interview_tui.export.typesetter import TypesettingError, fonts, typeset
from interview_tui.storage.places import data

TEMPLATES = sorted(data("print").glob("*.typ"))


def test_the_templates_ask_for_no_package_and_evaluate_nothing() -> None:
    assert TEMPLATES
    for path in TEMPLATES:
        code = re.sub(r"//.*", "", path.read_text(encoding="utf-8"))
        assert set(re.findall(r"#(?:import|include)\s+(\S+?)[:\n]", code)) <= {f'"{other.name}"' for other in TEMPLATES}
        assert not re.search(r"\b(eval|read|image|plugin|csv|yaml|toml|xml|cbor)\(", code)
        assert "@" not in code


def test_there_are_no_other_fonts_than_ours() -> None:
    ours = {"Literata", "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Sans Symbols 2", "Noto Emoji"}
    assert set(fonts().families()) == ours
    look = data("print").joinpath("look.typ").read_text(encoding="utf-8")
    assert set(re.findall(r'"([^"]+)"', re.search(r"#let letters = \((.*)\)", look)[1])) == ours  # type: ignore[index]


def test_what_cannot_be_set_is_one_kind_of_error() -> None:
    for template in ("nergens.typ", "cards.typ", "../../pyproject.toml"):
        with pytest.raises(TypesettingError, match=re.escape(template)):
            typeset(template, {})


def test_without_typst_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(TypesettingError):
        typeset("cards.typ", {})


def test_other_threads_go_on_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the machine code sets a page this thread gets many turns; if that held on to Python's lock it would get two
    at most: one before it and one after. Turns are counted, not timed, and a busy machine gets more than one chance.
    """
    setting, done = threading.Event(), threading.Event()
    compiler = typst.Compiler

    class Watched:
        def __init__(self, **values: Any) -> None:
            self._compiler = compiler(**values)

        def compile(self, **values: Any) -> Any:
            setting.set()
            try:
                return self._compiler.compile(**values)
            finally:
                done.set()

        def query(self, *values: Any, **named: Any) -> Any:
            return self._compiler.query(*values, **named)

    monkeypatch.setattr(typst, "Compiler", Watched)
    most = 0
    for _chance in range(5):
        setting.clear()
        done.clear()
        thread = threading.Thread(target=print_cards, args=(shipped("en"),))
        thread.start()
        assert setting.wait(60)
        turns = 0
        while not done.wait(0.001):
            turns += 1
        thread.join()
        most = max(most, turns)
        if most >= 5:
            break
    assert most >= 5


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here; the templates were looked at")
def test_it_opens_no_connection_and_reads_only_what_ships(tmp_path: Path) -> None:
    log = tmp_path / "calls"
    code = (
        "from interview_tui.cards.shipped import shipped; from interview_tui.export.cards import print_cards; "
        "import os, typst; cards = shipped('nl'); os.path.lexists('/begin-here'); print_cards(cards)"
    )
    command = ["strace", "-f", "-qq", "-e", "trace=network,open,openat,lstat,newfstatat,statx", "-o", str(log)]
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    subprocess.run([*command, sys.executable, "-c", code], check=True, timeout=100, env=unmeasured)
    calls = log.read_text(encoding="utf-8", errors="replace").partition("/begin-here")[2].splitlines()
    assert calls
    assert not [line for line in calls if re.search(r"\b(socket|connect|sendto)\(", line)]
    opened = [found[1] for line in calls if (found := re.search(r'open(?:at)?\([^"]*"([^"]+)".*= \d', line))]
    source = Path(__file__).resolve().parents[2] / "src"
    own = [str(data("print")), str(data("fonts")), sys.prefix, sys.base_prefix, str(source)]
    ours = (*own, "/proc/", "/sys/", "/etc/ld", "/etc/localtime")  # typst's clock, which no template asks
    strangers = [path for path in opened if not path.startswith(ours)]
    assert strangers == []
