"""One interview in a terminal, held from outside: what is done in it, and what must be in the file because of it."""

from __future__ import annotations

import re
import signal
import time
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from typing import Final

from interview_tui.transcripts.format.reader import read
from tests.pty.home import Home
from tests.pty.keys import KEYS
from tests.pty.terminal import Terminal
from tests.soak.prose import words
from tests.torture.strokes import ASK, Held

CARDS: Final = 12
SIZES: Final = ((80, 24), (120, 40), (60, 18), (200, 50), (100, 30))
_TINY: Final = ((1, 1), (2, 1), (1, 5), (20, 3), (59, 17))
_SURELY: Final = 1.0  # seconds
_MOST_ASKED = 3  # of the prompts of one card


@dataclass(slots=True)
class Done:
    """How often what was done. `keys` are all that were pressed."""

    keys: int = 0
    cards: int = 0
    sizes: int = 0
    stops: int = 0
    others: dict[str, int] = field(default_factory=dict)


class Talk:
    """Holds an interview of twelve cards with the program in `terminal`; every word comes from `chance`."""

    def __init__(self, terminal: Terminal, chance: Random) -> None:
        self.terminal = terminal
        self.done = Done()
        self.notes: dict[int, str] = {}
        self.card = 1
        self.so_thats: list[str] = []
        self._chance = chance
        self._words = words(chance)
        self._asked: dict[int, int] = {}
        self._size = (80, 24)
        self._acts = {
            "zodatje": self._zodatje,
            "go to": lambda: self.go_to(chance.randint(1, CARDS - 2)),
            "highlight": self._highlight,
            "undo": self._undo,
            "ask": self._ask,
            "mistype": self._mistype,
            "park": self._park,
            "large card": self._large,
            "menu": self._menu,
            "help": self._help,
            "hide time": self._hide_time,
        }

    # --- keys

    def press(self, *names: str) -> None:
        """Press keys, all in one write."""
        self.done.keys += len(names)
        self.terminal.send("".join(KEYS.get(name, name) for name in names))

    def on_card(self) -> None:
        """See the card where we should be."""
        self.terminal.wait_for(f"kaart {self.card} van {CARDS}")

    def note(self, text: str) -> None:
        """Type in the note, as fast as it can, and see it there."""
        self.notes[self.card] = self.notes.get(self.card, "") + text
        self.press(*("enter" if char == "\n" else char for char in text))
        end = text.split()[-1][-3:]
        alone = re.compile(re.escape(end) + r"(?:$|  |\s*[▁-█])")  # no word follows it on its row

        def is_there() -> bool:
            if self.terminal.before_cursor.rstrip().endswith(end):
                return True
            return any(alone.search(line) for line in self.terminal.screen)

        self.terminal.wait_for(is_there)
        self.terminal.forget()

    def _time(self, char: str) -> float:
        before = self.terminal.before_cursor
        pressed = time.monotonic()
        self.press(char)
        self.terminal.wait_for(lambda: self.terminal.before_cursor != before)
        return self.terminal.heard - pressed

    def say(self, count: int) -> None:
        """Type so many words, a few at a time."""
        while count > 0:
            some = self._chance.randint(1, 12)
            self.note("".join(islice(self._words, min(some, count))))
            count -= some

    def timed(self, count: int) -> list[float]:
        """Type so many keys one by one: the seconds from writing each to seeing it in the note."""
        took: list[float] = []
        while len(took) < count:
            for char in next(self._words).replace("\n", " "):
                took.append(self._time(char))
                self.notes[self.card] = self.notes.get(self.card, "") + char
        self.terminal.forget()
        return took

    # --- what is done in an interview

    def act(self, name: str = "") -> None:
        """Something else than typing: what is asked for, or anything. It begins and ends in a note."""
        name = name or self._chance.choice(list(self._acts))
        self.done.others[name] = self.done.others.get(name, 0) + 1
        self._acts[name]()
        self.terminal.forget()

    @property
    def acts(self) -> list[str]:
        """What can be done."""
        return list(self._acts)

    def step(self) -> None:
        """A card further or back."""
        forward = self.card == 1 or (self.card < CARDS - 2 and self._chance.random() < 0.5)
        self.card += 1 if forward else -1
        self.done.cards += 1
        self.press("ctrl+n" if forward else "ctrl+b")
        self.on_card()

    def go_to(self, number: int) -> None:
        """Choose a card by its number."""
        self.done.cards += 1
        self.press("ctrl+g", *str(number), "enter")
        self.card = number
        self.on_card()
        self.terminal.wait_gone("Naar kaart")

    def _zodatje(self) -> None:
        """A sentence of two or three parts."""
        if len(self.so_thats) >= 36:
            return
        mark = f"z{len(self.so_thats):03}"
        self.so_thats.append(mark)
        self.press("ctrl+t", *f"wacht even {mark}", "enter", *f"het {mark} rustig wordt", "enter")
        if self._chance.random() < 0.5:
            self.press(*"zij het zelf doen", "enter")
        self.press("enter")
        self.say(1)

    def _highlight(self) -> None:
        """Mark the line, and take that back."""
        self.say(2)
        self.press("ctrl+l", "ctrl+z")
        self.say(1)

    def _undo(self) -> None:
        """Some steps back, and all of them again."""
        self.say(4)
        steps = self._chance.randint(1, 4)
        self.press(*["ctrl+z"] * steps, *["ctrl+y"] * steps)
        self.say(1)

    def _ask(self) -> None:
        """Note that the prompt was asked."""
        if self._asked.get(self.card, 0) < _MOST_ASKED:
            self._asked[self.card] = self._asked.get(self.card, 0) + 1
            self.say(1)
            self.notes[self.card] += ASK
            self.press("ctrl+d")
            self.say(1)

    def _mistype(self) -> None:
        """A word that is wiped out."""
        wrong = "typfuot"
        self.press(" ", *wrong, *["backspace"] * (len(wrong) + 1))
        self.say(1)

    def _park(self) -> None:
        """Keep a card for later; come back to it, and take that back."""
        card = self.card
        self.press("ctrl+r")
        self.terminal.wait_gone(f"kaart {card} van {CARDS}")
        self.go_to(card)
        self.press("ctrl+r")
        self.say(1)

    def _large(self) -> None:
        self.press("ctrl+o")
        self.terminal.wait_for("Grotere letters")
        self.press("escape")
        self.on_card()

    def _menu(self) -> None:
        self.press("ctrl+p", *"kaart")
        self.terminal.wait_for("Kaart groot")
        self.press("escape")  # alone: with what follows in the same write it would be another key
        self.terminal.wait_gone("Kaart groot")

    def _help(self) -> None:
        self.press("f1")
        self.terminal.wait_for("Op dit scherm")
        self.press("escape")
        self.terminal.wait_gone("Op dit scherm")
        self.on_card()

    def _hide_time(self) -> None:
        """The time is not there in every size of the window: then wait until the key is surely known for what it is.

        Textual takes alt and a letter, and what comes within a tenth of a second behind it, for one sequence first; if
        that becomes long, or the next begins, it is typed ("^t").
        """
        shown, until = self.terminal.shows("van 60 min"), time.monotonic() + _SURELY
        self.press("alt+t")
        self.terminal.wait_for(
            lambda: (
                self.terminal.shows("van 60 min") != shown or (time.monotonic() > until and not self.terminal.unread())
            )
        )

    # --- what happens around it

    def read_back(self) -> None:
        """Round off, look at what was noted, and go on talking."""
        self.press("alt+a")
        self.terminal.wait_for("Nu samen teruglezen")
        self.press("enter")
        self.terminal.wait_for("antwoord 1 van")
        self.press("pagedown", "pagedown", "up")
        self.press("ctrl+b")
        self.on_card()

    def resize(self) -> None:
        """Down to a size in which nothing can be read, typing on; and back to one in which it can."""
        self.done.sizes += 2
        self.terminal.resize(*self._chance.choice(_TINY))
        blind = "".join(islice(self._words, 2))
        self.notes[self.card] = self.notes.get(self.card, "") + blind
        self.press(*("enter" if char == "\n" else char for char in blind))
        self._size = self._chance.choice(SIZES)
        self.terminal.resize(*self._size)
        self.on_card()
        self.say(2)

    def size(self, columns: int, rows: int) -> None:
        """Another size of the window."""
        self.done.sizes += 1
        self.terminal.resize(columns, rows)
        self.on_card()

    def stop(self) -> None:
        """Suspend, and go on."""
        self.done.stops += 1
        self.terminal.kill(signal.SIGTSTP)
        self.terminal.wait_stopped()
        self.terminal.kill(signal.SIGCONT)
        self.on_card()
        self.say(2)

    # --- the end

    def leave(self, home: Home) -> list[str]:
        """Leave; what is wrong with the end or with the file, in words."""
        self.press("ctrl+q")
        wrong = [f"exit status {status}"] if (status := self.terminal.wait()) else []
        if not self.terminal.terminal_restored():
            wrong.append(f"the terminal is left with {self.terminal.left_behind()}")
        (path,) = home.saved()
        interview = read(path.read_bytes()).interview
        found = Held.of(interview.at_card, {number: answer.note for number, answer in interview.answers.items()})
        for number in range(1, CARDS + 1):
            is_there, should_be = found.notes.get(number, ""), self.notes.get(number, "")
            if is_there != should_be:
                wrong.append(f"card {number}: {_first_difference(is_there, should_be)}")
        kept = [sentence for answer in interview.answers.values() for sentence in answer.zodatjes]
        for mark in self.so_thats:
            said = f"Ik wacht even {mark}, zodat het {mark} rustig wordt"
            if sum(said in sentence for sentence in kept) != 1:
                wrong.append(f"so-that {mark}: {[one for one in kept if mark in one]}")
        if len(kept) != len(self.so_thats):
            wrong.append(f"{len(kept)} so-thats, not {len(self.so_thats)}")
        if found.card != self.card:
            wrong.append(f"on card {found.card}, not {self.card}")
        return wrong


def _first_difference(found: str, typed: str) -> str:
    place = next((at for at, pair in enumerate(zip(found, typed, strict=False)) if pair[0] != pair[1]), -1)
    place = min(len(found), len(typed)) if place < 0 else place
    around = slice(max(0, place - 20), place + 20)
    return f"at {place} of {len(typed)} {found[around]!r} for {typed[around]!r}"
