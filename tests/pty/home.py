"""A home folder for one test, with nothing of the user's own in it, and a look into all that is left there."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """`path` is the home folder; `transcripts` where transcripts go, which need not be there."""

    path: Path
    transcripts: Path
    term: str = "xterm-256color"

    @classmethod
    def make(cls, folder: Path) -> Home:
        """A new home in `folder`."""
        path = folder / "home"
        path.mkdir(mode=0o700)
        return cls(path, path / "gesprekken")

    @property
    def state(self) -> Path:
        """Where locks and rescue files go on Linux."""
        return self.path / "state"

    @property
    def environ(self) -> dict[str, str]:
        """All that the program gets to see of the environment."""
        folders = {f"XDG_{kind.upper()}_HOME": str(self.path / kind) for kind in ("state", "config", "cache", "data")}
        return {
            "PATH": os.defpath,
            "HOME": str(self.path),
            "LANG": "nl_NL.UTF-8",
            "TERM": self.term,
            "PYTHONDONTWRITEBYTECODE": "1",
            **folders,
        }

    def files(self) -> list[Path]:
        """Every file in the home folder, temporary, hidden and binned ones too."""
        return sorted(self._walk(self.path))

    def _walk(self, folder: Path) -> Iterator[Path]:
        for path in folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                yield from self._walk(path)
            else:
                yield path

    def holding(self, words: str) -> list[Path]:
        """The files that hold these words, in their contents or in their name."""
        return [path for path in self.files() if words in path.name or words.encode() in path.read_bytes()]

    def where(self) -> str:
        """The last line of a program that was left with the one interview open, without white space: lines may wrap."""
        (path,) = self.saved()
        return "".join(f"Bewaard in {path}".split())

    def saved(self) -> list[Path]:
        """The transcripts, shared versions included."""
        return sorted(self.transcripts.glob("*.md")) if self.transcripts.is_dir() else []

    def transcript(self) -> str:
        """The one transcript there is; empty if there is none yet."""
        found = self.saved()
        assert len(found) <= 1, found
        return found[0].read_text(encoding="utf-8") if found else ""

    def wait_until(self, holds: Callable[[], object], seconds: float = 20.0) -> None:
        """Wait until something holds that the files tell of."""
        deadline = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < deadline, [str(path) for path in self.files()]
            time.sleep(0.01)  # nobody tells us of a file

    def wide_open(self) -> list[str]:
        """What others than its owner could look into: each with its mode."""
        inside = [path for path in self.path.rglob("*") if not path.is_symlink()]
        modes = {path: path.stat().st_mode & 0o777 for path in inside}
        return [f"{path.relative_to(self.path)} {mode:o}" for path, mode in modes.items() if mode & 0o077]
