"""Library entries, read from the first kilobytes of a file: the interview without its answers, or the problem."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Final, NamedTuple

from interview_tui.interview.model import Circle, Interview
from interview_tui.language import _
from interview_tui.storage.files import StrPath, fits, read_bytes, read_head
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import ReadError, Trouble, UnreadableFile, read_error
from interview_tui.transcripts.format import frontmatter, reader
from interview_tui.transcripts.format.card_body import narrowest_readers
from interview_tui.transcripts.format.document import head_end_of
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.file_names import ALPHABET, SUFFIX
from interview_tui.transcripts.format.outline import outline
from interview_tui.transcripts.format.own_head import OwnHead, own_head
from interview_tui.transcripts.format.reader import particulars_in, read_front

SHARED_FOR: Final = "shared_for"
"""The key in front matter that marks a version made for a circle of readers; its value is that circle."""

_FIRST_READ = 4096  # bytes: front matter is some 400
_READ_LIMIT = 4 * frontmatter.LIMIT  # bytes that the most characters of front matter may take

_HIDING = ("<!--", "```", "~~~")  # a heading after one of these may not count

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?(?:\n|\Z)")
_OWN_END: Final = b"\n---\n"
_END = re.compile(rb"(?m)^(?:---|\.\.\.)[ \t]*\r?$")
_OURS = re.compile(
    rb"""(?mx) ^tags:.*\bin-gesprek\b | ^[ \t]*-[ \t]*["']?in-gesprek\b | ^format:[ \t]*["']?\d+["']?[ \t]*\r?$"""
)
_OUR_NAME = re.compile(rf"\d{{4}}-\d\d-\d\d-.+-([{ALPHABET}]{{6}})(?:-\d+)?{re.escape(SUFFIX)}", re.DOTALL)


class Entry(NamedTuple):  # thousands at once: made in a third of the time of a frozen dataclass
    """Describe one interview in the library, in the file at `where`.

    `head` is what the file says above its answers; None if the file cannot be read, and then `problem` says why in
    one line, with the line number in the file if known. `modified` is in seconds since 1970. `copies` are other files
    with the same id, mostly left by a sync program. `shared` marks a version made for a circle of readers.

    Where an entry has its place in a list is known; its `interview` may be read only when it is asked for.
    """

    where: str
    modified: float
    head: Interview | OwnHead | None
    problem: str | None = None
    copies: tuple[Path, ...] = ()
    shared: bool = False

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
    def ident(self) -> str:
        """The id of the interview; for a file that cannot be read, the one in its name, or else an empty string."""
        if self.head is not None:
            return self.head.id
        found = _OUR_NAME.fullmatch(self.name)
        return found[1] if found else ""


def entry_at(path: Path, found: os.stat_result, *, asked_for: bool = False, system: System = SYSTEM) -> Entry | None:
    """Return the entry of a file; None for a file that is no interview and does not look like one.

    `found` is the status of the file. `asked_for` says that a person named this file: there is always an entry then,
    with its problem.
    """
    if not stat.S_ISREG(found.st_mode):
        kind = Trouble.PLACE_TAKEN if stat.S_ISDIR(found.st_mode) else Trouble.NOT_A_FILE
        return unreadable(path, found, ReadError(kind, path))
    try:
        data = _head_of(path, system)
    except OSError as error:
        trouble = read_error(error, path)
        if trouble.kind is Trouble.FOREIGN and not asked_for and not _has_our_name(path):
            return None
        return unreadable(path, found, trouble)
    return _entry_with(path, found, data, asked_for, system)


def entry_of_many(where: str, found: os.stat_result, *, system: System = SYSTEM) -> Entry | None:
    """Return what `entry_at` does; of a regular file with a head in our own form it takes a third of the time."""
    if not stat.S_ISREG(found.st_mode):
        return entry_at(Path(where), found, system=system)
    try:
        data = _head_of(where, system)
    except OSError:
        return entry_at(Path(where), found, system=system)
    head = own_head(data) if fits(where, found.st_size) else None
    return Entry(where, found.st_mtime, head) if head else _entry_with(Path(where), found, data, False, system)


def _head_of(path: StrPath, system: System) -> bytes:
    """Return the first bytes of a file, with all of its front matter if it has any. Raises OSError."""
    return read_head(path, _FIRST_READ, _READ_LIMIT, _holds_front_matter, system=system)


def _entry_with(path: Path, found: os.stat_result, data: bytes, asked_for: bool, system: System) -> Entry | None:
    """Return the entry of a regular file that begins with `data`."""
    named = asked_for or _has_our_name(path)
    readme = not asked_for and is_readme(path, data)
    fitting = readme or fits(path, found.st_size)
    too_big = None if fitting else unreadable(path, found, ReadError(Trouble.TOO_BIG, path))
    if too_big and named:
        return too_big
    try:
        if not _OPENING.match(data):
            _refuse(data, named)
            return None
        return too_big or _read(path, found, data, system)
    except TranscriptError as error:
        if readme or (not named and data[:2] not in _UTF16 and not _OURS.search(_front_of(data))):
            return None
        problem = _("line {line}: {problem}").format(line=error.line, problem=error.problem)
        return Entry(str(path), found.st_mtime, None, problem)


def _has_our_name(path: Path) -> bool:
    """Return whether a file has a name such as this program gives."""
    return _OUR_NAME.fullmatch(path.name) is not None


def is_readme(path: Path, data: bytes) -> bool:
    """Return whether a file is a README.md about its folder, and not an interview that was given that name.

    `data` is the beginning of the file. An interview has our tag or format in its front matter.
    """
    if path.name.casefold() != "readme.md":
        return False
    text = data.decode("utf-16", errors="replace").encode() if data[:2] in _UTF16 else data
    return not _OURS.search(_front_of(text))


def unreadable(path: Path, found: os.stat_result, error: ReadError) -> Entry:
    """Return the entry of a file that could not be read at all."""
    return Entry(str(path), found.st_mtime, None, error.in_full)


def _holds_front_matter(data: bytes) -> bool:
    """Return whether the first bytes of a file contain all of its front matter, or it has none."""
    return _OWN_END in data or not _OPENING.match(data) or _has_end(data)  # the first without an expression, for speed


def _has_end(data: bytes) -> bool:
    """Return whether the closing fence of the front matter is in these bytes."""
    end = _END.search(data, 4)
    return end is not None and end.end() < len(data)  # a line at the edge may be cut off


def _front_of(data: bytes) -> bytes:
    """Return the front matter with its fences; all bytes if it has no end."""
    end = _END.search(data, 4)
    return data[: end.end() + 1] if end else data


def _refuse(data: bytes, named: bool) -> None:
    """Raise TranscriptError for a file that does not begin as a transcript but should be one."""
    if data[:2] in _UTF16 and data.decode("utf-16", errors="replace").startswith(frontmatter.FENCE):
        raise TranscriptError(1, _("This is not UTF-8 text. Save it as UTF-8 in the program it came from."))
    if named and not data:
        raise TranscriptError(1, _("The file is empty."))
    if named:
        raise TranscriptError(1, _("This is not a transcript: the first line should be ---."))


def _read(path: Path, found: os.stat_result, data: bytes, system: System) -> Entry:
    """Return the entry of a file that begins with `data`. Raises TranscriptError."""
    head = _front_of(data)
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if _END.search(data, 4):  # a missing end is the worse problem, and is raised below
            line = head.count(b"\n", 0, error.start) + 1
            problem = _("This is not UTF-8 text. Save it as UTF-8 in the program it came from.")
            raise TranscriptError(line, problem) from None
    front = read_front(head)
    interview = particulars_in(front)
    if interview.sharing is not Circle.PRIVATE:
        interview = interview.change(sharing=_readers(path, data, len(head), interview.sharing, system))
    return Entry(str(path), found.st_mtime, interview, shared=front.get(SHARED_FOR) is not None)


def _readers(path: Path, data: bytes, front: int, top: Circle, system: System) -> Circle:
    """Return the narrower of the circle in the front matter, `top`, and that in the readers line below the title.

    `front` is the length of the front matter in bytes. Private if the file must be read further and cannot be.
    """
    body = data[front:].decode("utf-8", errors="replace")
    end = head_end_of(outline(body))
    said = narrowest_readers(body[:end])
    if len(data) >= _FIRST_READ and (end is None or any(mark in body[:end] for mark in _HIDING)):
        try:  # the head may go on beyond these bytes: read the whole file
            said = reader.read(read_bytes(path, system=system)).interview.sharing
        except UnreadableFile:
            said = Circle.PRIVATE
    return top if said is None else min(top, said)
