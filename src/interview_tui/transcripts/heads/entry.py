"""Library entries: the interview in a file without its answers, or the problem. `any_entry` reads them in any form."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final, NamedTuple

from interview_tui.interview.model import Interview
from interview_tui.storage.files import StrPath, read_head
from interview_tui.storage.system import System
from interview_tui.transcripts.format.file_names import ALPHABET, SUFFIX
from interview_tui.transcripts.format.own_form import LIMIT
from interview_tui.transcripts.heads.own_head import OwnHead

FIRST_READ: Final = 4096
"""Bytes of a file that are read first: front matter is some 400."""
_READ_LIMIT: Final = 4 * LIMIT  # bytes that the most characters of front matter may take

OPENING: Final = rb"(?:\xef\xbb\xbf)?---[ \t]*\r?(?:\n|\Z)"
"""The expression for the first line of a transcript."""
END: Final = rb"(?m)^(?:---|\.\.\.)[ \t]*\r?$"
"""The expression for the line that ends its front matter."""
_OWN_END: Final = b"\n---\n"
_BEGINNING: Final = r"\d{4}-\d\d-\d\d-"


class Entry(NamedTuple):  # thousands at once: made in a third of the time of a frozen dataclass
    """Describe one interview in the library, in the file at `where`.

    `head` is what the file says above its answers; None if the file cannot be read, and then `problem` says why in
    one line, with the line number in the file if known. `modified` is in seconds since 1970. `copies` are other files
    with the same id, mostly left by a sync program. `shared` marks a version made for a circle of readers. `odd` says
    that the front matter and what stands above the answers do not agree on who may read.

    Where an entry has its place in a list is known; its `interview` may be read only when it is asked for.
    """

    where: str
    modified: float
    head: Interview | OwnHead | None
    problem: str | None = None
    copies: tuple[Path, ...] = ()
    shared: bool = False
    odd: bool = False

    @property
    def path(self) -> Path:
        """The path of the file; made when it is asked for, which takes longer than all the rest of an entry."""
        return Path(self.where)

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.where.rpartition(os.sep)[2]

    @property
    def interview(self) -> Interview | None:
        """The interview without its answers, always the same object; None if the file cannot be read."""
        return self.head.interview if isinstance(self.head, OwnHead) else self.head

    @property
    def unsure(self) -> bool:
        """Whether it is not certain who may read it, as far as what stands above the answers tells.

        What stands in the answers only the whole file tells: see `library/unsure.py`.
        """
        return self.head.is_odd if isinstance(self.head, OwnHead) else self.odd

    @property
    def ident(self) -> str:
        """The id of the interview; for a file that cannot be read, the one in its name, or else an empty string."""
        if self.head is not None:
            return self.head.id
        return ident_in(self.name)


def ident_in(name: str) -> str:
    """Return the id in a file name such as this program gives or gave; empty for any other name.

    What a copy or a version for others has before or behind it may stand there, and capitals count as small letters.
    """
    found = re.fullmatch(rf"{_BEGINNING}.+-([{ALPHABET}]{{6}})(?:-\d+)?{re.escape(SUFFIX)}", name, re.DOTALL)
    if found is None:  # of six digits alone a phone number may be made, and no id is
        more = rf"(?<![^\W_]){_BEGINNING}.+?-(?![2-9]{{6}})([{ALPHABET}]{{6}})(?![^\W_]).*{re.escape(SUFFIX)}"
        found = re.search(more, name, re.DOTALL | re.IGNORECASE)
    return found[1].lower() if found else ""


def head_of(path: StrPath, system: System) -> bytes:
    """Return the first bytes of a file, with all of its front matter if it has any. Raises OSError."""
    return read_head(path, FIRST_READ, _READ_LIMIT, _holds_front_matter, system=system)


def _holds_front_matter(data: bytes) -> bool:
    """Return whether the first bytes of a file contain all of its front matter, or it has none."""
    return _OWN_END in data or not re.match(OPENING, data) or has_end(data)


def has_end(data: bytes) -> bool:
    """Return whether the closing fence of the front matter is in these bytes."""
    end = re.compile(END).search(data, 4)
    return end is not None and end.end() < len(data)  # a line at the edge may be cut off
