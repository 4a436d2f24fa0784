"""A whole interview in the real program: typed key by key, killed in the middle, resumed, read back and shared."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import pypandoc
import pytest
import yaml

from interview_tui.interview.model import Circle, Status
from interview_tui.transcripts.format.reader import read
from tests.pty import playing
from tests.pty.home import Home
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.timeout(240)]

NOTES = {
    1: "We kennen elkaar van de fietsenstalling, verder niet.",
    2: "Sam wil het over gewone dagen hebben. Niet over beleid.",
    3: "Vorige week bij een vader met drie kinderen. Een halfuur niks gevraagd.",
    4: "Een dag vol telefoontjes. Dat gedoe met de sleutelkast hoort er niet bij.",
    5: "Begint met koffie aan de keukentafel. Eerst kijken, dan pas vragen.",
    6: "Vroeger kwam ik met een plan binnen. Nu vraag ik wat er al lukt, zodat ze zelf aan zet zijn.",
    7: "De visie hangt bij de koffie. Ik lees hem nooit, zodat ik hem ook niet ken.",
    8: "Soms wil de gemeente sneller dan het gezin. Dan rek ik de tijd.",
    9: "De methode helpt als ik hem even vergeet.\nEen collega die meegaat is meer waard dan een formulier.",
    10: "Ik lees één bericht per dag. De rest hoor ik wel bij de lift.",
    11: "Kleine dingen: de jas aanhouden tot iemand vraagt of je blijft.",
    12: "Het kompas wijst naar wie het minst zegt.",
}
MARKED = "Een collega die meegaat is meer waard dan een formulier."
STRUCK, PRIVATE, WIDER = 4, 6, 3
LADDER = (
    "Ik drink eerst koffie mee, zodat het hun keukentafel blijft, zodat zij bepalen waar het over gaat, "
    "zodat ze het na mij ook nog doen."
)
OFFERED = "Nu vraag ik wat er al lukt, zodat ze zelf aan zet zijn."
CLOSING = "te vertragen waar iedereen haast heeft"
SENTENCE = f"Het is mijn vak om {CLOSING}."


def test_a_whole_interview(home: Home) -> None:
    with Terminal(home, "new", "--interviewer", "Noor", "--interviewee", "Sam", umask=0) as terminal:
        on_card(terminal, 1)
        hold_the_first_half(terminal)
        assert killed_while_typing(terminal, home) == []
    with Terminal(home, "resume", umask=0) as terminal:
        on_card(terminal, 10)
        terminal.wait_for(re.findall(r"w\d{4}", home.transcript())[-1])
        hold_the_second_half(terminal)
        round_off(terminal)
        read_back(terminal)
        finish(terminal)
        share(terminal)
        give_sam_the_copy(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.terminal_restored(), terminal.left_behind()
    transcript, version = found(home)
    assert "".join(terminal.text.split()) == "".join(f"Bewaard in {transcript}".split()), "and nothing else"
    assert_the_interview_is_in(transcript)
    assert_others_can_read(home, transcript, version)
    assert_what_is_not_for_others_is_not_there(home, version)
    assert_sam_has_all_that_was_not_struck(home.path / "In gesprek, Sam.docx")
    assert home.wide_open() == []


# --- holding it


def on_card(terminal: Terminal, number: int) -> None:
    """The card is shown, and whoever types does so in the note."""
    terminal.wait_for(f"kaart {number} van 12")


def typed(terminal: Terminal, text: str) -> None:
    """Type it in the note, and see it there."""
    terminal.type(text)
    terminal.wait_for(lambda: terminal.before_cursor.endswith(text.split()[-1]))


def to_next(terminal: Terminal, key: str, number: int) -> None:
    terminal.press(key)
    on_card(terminal, number)


def hold_the_first_half(terminal: Terminal) -> None:
    """Cards 1 to 9: probes asked, a ladder, a sentence taken and one refused, one card parked, a line marked."""
    typed(terminal, NOTES[1])
    to_next(terminal, "ctrl+n", 2)
    typed(terminal, NOTES[2])
    to_next(terminal, "f9", 3)
    typed(terminal, "Eerst stil.")
    terminal.press("ctrl+d")
    terminal.wait_for("Doorgevraagd: Neem me mee naar de laatste keer dat het klopte.")
    typed(terminal, NOTES[3])
    to_next(terminal, "ctrl+n", 4)
    typed(terminal, NOTES[4])
    terminal.press("f3")
    terminal.wait_for("Doorgevraagd: Neem me mee naar een dag waarop het niet liep.")
    terminal.press("ctrl+d")
    typed(terminal, "Daarna naar huis gefietst.")
    to_next(terminal, "ctrl+n", 5)
    typed(terminal, NOTES[5])
    climb(terminal)
    to_next(terminal, "ctrl+n", 6)
    typed(terminal, NOTES[6])
    terminal.wait_for("Als zodatje?")
    terminal.press("tab")
    terminal.wait_gone("Als zodatje?")
    to_next(terminal, "ctrl+n", 7)
    typed(terminal, NOTES[7])
    terminal.wait_for("Als zodatje?")
    terminal.press("escape")
    terminal.wait_gone("Als zodatje?")
    to_next(terminal, "ctrl+n", 8)
    to_next(terminal, "ctrl+r", 9)
    typed(terminal, NOTES[9])
    terminal.press("ctrl+l")
    terminal.wait_for(f"=={MARKED}==")
    to_next(terminal, "ctrl+n", 10)


def climb(terminal: Terminal) -> None:
    """A zodatje of three rungs."""
    terminal.press("ctrl+t")
    terminal.wait_for(lambda: "Ik …" in terminal.before_cursor)
    terminal.type("drink eerst koffie mee\n")
    terminal.wait_for(lambda: "zodat …" in terminal.before_cursor)
    terminal.type("het hun keukentafel blijft\n")
    terminal.wait_for("En waarvoor is dat?")
    terminal.type("zij bepalen waar het over gaat\n")
    terminal.wait_for("zodat zij bepalen waar het over gaat.")
    terminal.type("ze het na mij ook nog doen\n")
    terminal.wait_gone("En waarvoor is dat?")
    terminal.wait_for("zodat ze het na mij ook nog doen.")


def killed_while_typing(terminal: Terminal, home: Home) -> list[str]:
    """Type on card 10 without a pause, and kill it: the words older than a second that are not on the disk."""
    sent: list[tuple[float, str]] = []
    until = time.monotonic() + 2.2
    while time.monotonic() < until:
        word = f"w{len(sent):04}"
        sent.append((time.monotonic(), word))
        typed(terminal, f"{word} ".strip())
        terminal.send(" ")
    killed = time.monotonic()
    terminal.kill(signal.SIGKILL)
    assert terminal.wait() == -signal.SIGKILL
    kept = home.transcript()
    older = [word for moment, word in sent if moment < killed - 1]
    assert older
    assert all(note.split("\n")[-1].split(",")[0] in kept for number, note in NOTES.items() if number in range(1, 8))
    return [word for word in older if word not in kept]


def hold_the_second_half(terminal: Terminal) -> None:
    """Card 10 again, large too; what was heard on 11 and 12; and the one that was parked."""
    terminal.press("ctrl+o")
    terminal.wait_for("esc: terug")
    assert not terminal.shows("kaart 10 van 12")
    terminal.press("escape")
    on_card(terminal, 10)
    typed(terminal, f"\n{NOTES[10]}")
    to_next(terminal, "ctrl+n", 11)
    terminal.wait_for("Zodatjes tot nu toe")
    typed(terminal, NOTES[11])
    terminal.resize(120, 40)
    to_next(terminal, "ctrl+n", 12)
    terminal.wait_for("Gemarkeerd")
    typed(terminal, NOTES[12])
    terminal.resize(80, 24)
    go_to(terminal, 8)
    typed(terminal, NOTES[8])
    terminal.press("ctrl+r")
    terminal.wait_for("●●●●●●●◉●●●●")


def go_to(terminal: Terminal, number: int) -> None:
    terminal.press("ctrl+g")
    terminal.wait_for("Naar kaart")
    terminal.press(*str(number), "enter")
    on_card(terminal, number)


# --- reading it back


def round_off(terminal: Terminal) -> None:
    go_to(terminal, 12)
    terminal.press("ctrl+n")
    terminal.wait_for("Nu samen teruglezen")
    terminal.press("enter")
    terminal.wait_for("antwoord 1 van 12")


def read_back(terminal: Terminal) -> None:
    """The team may read it; one answer goes, one stays between the two, one goes further."""
    terminal.press("g")
    terminal.wait_for("Wie mag dit gesprek lezen?")
    terminal.press("down", "enter")
    terminal.wait_gone("Wie mag dit gesprek lezen?")
    decisions = {WIDER: "w", STRUCK: "s", PRIVATE: "t"}
    told = {"w": "Wie dit mag lezen: onze organisatie", "s": "Geschrapt:", "t": "lezen: alleen wij tweeën"}
    for answer in range(1, max(decisions) + 1):
        terminal.wait_for(f"antwoord {answer} van 12")
        key = decisions.get(answer, "")
        terminal.press(key)
        if key == "w":
            terminal.wait_for("Wie mag dit antwoord lezen?")
            terminal.press("end", "enter")
        terminal.wait_for(told.get(key, ""))
        terminal.press("down")


def finish(terminal: Terminal) -> None:
    playing.finish(terminal, CLOSING)
    terminal.wait_for("Wat geschrapt is, is weg")


def share(terminal: Terminal) -> None:
    terminal.press("t")
    terminal.wait_for("10 van de 11 antwoorden")
    terminal.press("down", *["right"] * 4)
    terminal.wait_for("● Markdown")
    terminal.press("enter")
    terminal.wait_for("Het is klaar. Dit is het bestand om door te geven:")


def give_sam_the_copy(terminal: Terminal) -> None:
    terminal.press("escape")
    terminal.wait_for("Gegeven: aan ons team, Markdown, vandaag")
    terminal.press("c")
    terminal.wait_for("In gesprek, Sam.docx")
    terminal.press("v")
    terminal.wait_for("Wat er meegaat voor: Sam")
    terminal.press("escape")
    terminal.wait_for("enter Maken")
    terminal.press("enter")
    terminal.wait_for("De kopie voor Sam is klaar:")


# --- what is left


def found(home: Home) -> tuple[Path, Path]:
    """The transcript and the version for the team."""
    saved = sorted(home.saved(), key=lambda path: len(path.name))
    assert len(saved) == 2, saved
    return saved[0], saved[1]


def assert_the_interview_is_in(transcript: Path) -> None:
    """Everything that was said and not struck, as it was meant."""
    held = read(transcript.read_bytes()).interview
    assert held.status is Status.FINAL
    assert held.sharing is Circle.TEAM
    assert held.struck == (STRUCK,)
    assert held.parked == ()
    assert held.closing == SENTENCE
    assert sorted(held.answers) == [number for number in NOTES if number != STRUCK]
    for number, answer in held.answers.items():
        lines = [line.strip("=") for line in answer.note.split("\n") if line and not line.startswith("Doorgevraagd: ")]
        before = {3: "Eerst stil.", 10: lines[0]}
        assert lines == [*filter(None, [before.get(number)]), *NOTES[number].split("\n")]
    assert held.answer(10).note.startswith("w0000 w0001 ")
    assert "Doorgevraagd: Neem me mee naar de laatste keer dat het klopte." in held.answer(3).note.split("\n")
    assert f"=={MARKED}==" in held.answer(9).note
    zodatjes = {number: answer.zodatjes for number, answer in held.answers.items() if answer.zodatjes}
    assert zodatjes == {5: (LADDER,), 6: (OFFERED,)}
    circles = {number: answer.circle for number, answer in held.answers.items() if answer.circle is not None}
    assert circles == {PRIVATE: Circle.PRIVATE, WIDER: Circle.ORGANISATION}


def assert_others_can_read(home: Home, *files: Path) -> None:
    """Our own check, YAML's reader and pandoc take the files as they are."""
    command = [sys.executable, "-m", "interview_tui", "check", *map(str, files)]
    checked = subprocess.run(command, env=home.environ, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout
    for file in files:
        text = file.read_text(encoding="utf-8")
        front = yaml.safe_load(text.split("---\n")[1])
        assert front["title"] == "In gesprek: Noor met Sam"
        assert front["lang"] == "nl"
        document = json.loads(pypandoc.convert_text(text, "json", format="markdown"))
        assert document["meta"]["author"]
        levels = [block["c"][0] for block in document["blocks"] if block["t"] == "Header"]
        assert levels[0] == 1
        assert set(levels[1:]) == {2}
        plain = pypandoc.convert_text(text, "plain", format="markdown", extra_args=["--wrap=none"])
        assert NOTES[5] in plain
        assert (SENTENCE in plain) == ("shared_for" not in front), "it is for the two: nobody said otherwise"


def assert_what_is_not_for_others_is_not_there(home: Home, version: Path) -> None:
    for words in ("sleutelkast", "telefoontjes", "naar huis gefietst"):
        assert home.holding(words) == []
    shared = version.read_text(encoding="utf-8")
    for words in ("met een plan binnen", "zelf aan zet"):
        assert words not in shared
        assert len(home.holding(words)) == 1
    for number in NOTES:
        assert (NOTES[number].split("\n")[0] in shared) == (number not in (STRUCK, PRIVATE))


def assert_sam_has_all_that_was_not_struck(copy: Path) -> None:
    """Every line of it, as Word reads it."""
    said = [paragraph.text for paragraph in docx.Document(str(copy)).paragraphs]
    for number, note in NOTES.items():
        for line in filter(None, note.split("\n")):
            assert any(line.strip("=") in one for one in said) == (number != STRUCK), line
    assert any(SENTENCE in one for one in said)
