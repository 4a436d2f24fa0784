"""Library entries of files in any form, as a hand or another program may have left them."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from interview_tui.interview.model import Circle
from interview_tui.language import _
from interview_tui.storage.files import fits, read_bytes, read_head
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import ReadError, Trouble, UnreadableFile, read_error
from interview_tui.transcripts.format import reader
from interview_tui.transcripts.format.card_body import narrowest_readers
from interview_tui.transcripts.format.document import card_number, head_end_of
from interview_tui.transcripts.format.errors import TranscriptError, at_line
from interview_tui.transcripts.format.frontmatter import FrontMatter, no_fence
from interview_tui.transcripts.format.judging.witness import has_witness, witness_in
from interview_tui.transcripts.format.outline import Heading, outline
from interview_tui.transcripts.format.own_form import FENCE, SHARED_FOR
from interview_tui.transcripts.format.reader import particulars_in, read_front
from interview_tui.transcripts.heads.damaged_top import LOOK, damaged_top, wordless
from interview_tui.transcripts.heads.entry import END, FIRST_READ, OPENING, Entry, head_of, ident_in

_HIDING = ("<!--", "```", "~~~")  # a heading after one of these may not count

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OPENING = re.compile(OPENING)
_END = re.compile(END)
_OURS = re.compile(
    rb"""(?mx) ^tags:.*\bin-gesprek\b | ^[ \t]*-[ \t]*["']?in-gesprek\b | ^format:[ \t]*["']?\d+["']?[ \t]*\r?$"""
)


def entry_at(path: Path, found: os.stat_result, *, asked_for: bool = False, system: System = SYSTEM) -> Entry | None:
    """Return the entry of a file; None for a file that is no interview and does not look like one.

    `found` is the status of the file. `asked_for` says that a person named this file: there is always an entry then,
    with its problem.
    """
    if not stat.S_ISREG(found.st_mode):
        kind = Trouble.PLACE_TAKEN if stat.S_ISDIR(found.st_mode) else Trouble.NOT_A_FILE
        return unreadable(path, found, ReadError(kind, path))
    try:
        data = head_of(path, system)
    except OSError as error:
        return entry_after(error, path, found, asked_for=asked_for)
    return entry_with(path, found, data, asked_for=asked_for, system=system)


def entry_after(error: OSError, path: Path, found: os.stat_result | None, *, asked_for: bool) -> Entry | None:
    """Return the entry of a file that could not be read, because of `error`. `found` is None if that failed too."""
    trouble = read_error(error, path)
    if not asked_for and not ident_in(path.name) and (trouble.kind is Trouble.FOREIGN or is_readme(path, b"")):
        return None
    return unreadable(path, found, trouble)


def entry_with(
    path: Path, found: os.stat_result, data: bytes, *, asked_for: bool, system: System = SYSTEM
) -> Entry | None:
    """Return the entry of a regular file that begins with `data`."""
    named = asked_for or bool(ident_in(path.name))
    readme = not asked_for and is_readme(path, data)
    fitting = readme or fits(path, found.st_size)
    too_big = None if fitting else unreadable(path, found, ReadError(Trouble.TOO_BIG, path))
    if too_big and named:
        return too_big
    try:
        if _OPENING.match(data):
            return too_big or _read(path, found, data, system)
        error = _refusal(data, named)
    except TranscriptError as trouble:
        error = trouble
    if readme:
        return None
    beginning = _beginning(path, data, system)
    if (damage := damaged_top(beginning, error)) is not None:
        error = damage
    elif error is None or not (named or data[:2] in _UTF16 or _OURS.search(_front_of(data))):
        return None
    else:
        error = wordless(beginning) or error
    return too_big or Entry(str(path), found.st_mtime, None, at_line(error.line, error.problem))


def _beginning(path: Path, data: bytes, system: System) -> bytes:
    """Return the first `LOOK` bytes of a file that begins with `data`; `data` if they cannot be read."""
    if len(data) < FIRST_READ:  # all of it
        return data
    try:
        return read_head(path, LOOK, LOOK, lambda _head: True, system=system)
    except OSError:
        return data


def is_readme(path: Path, data: bytes) -> bool:
    """Return whether a file is a README.md about its folder, and not an interview that was given that name.

    `data` is the beginning of the file. An interview has our tag or format in its front matter.
    """
    if path.name.casefold() != "readme.md":
        return False
    text = data.decode("utf-16", errors="replace").encode() if data[:2] in _UTF16 else data
    return not _OURS.search(_front_of(text))


def unreadable(path: Path, found: os.stat_result | None, error: ReadError) -> Entry:
    """Return the entry of a file that could not be read at all."""
    return Entry(str(path), found.st_mtime if found is not None else 0, None, error.in_full)


def _front_of(data: bytes) -> bytes:
    """Return the front matter with its fences; all bytes if it has no end."""
    end = _END.search(data, 4)
    return data[: end.end() + 1] if end else data


def _refusal(data: bytes, named: bool) -> TranscriptError | None:
    """Return the error of a file that does not begin as a transcript but should be one; None if it need not be one."""
    marked = data[:2] in _UTF16 and data.decode("utf-16", errors="replace").startswith(FENCE)
    if named or marked:
        from interview_tui.storage.slips import is_utf16, saved_as_utf16

        return TranscriptError(1, saved_as_utf16() if is_utf16(data) else no_fence())
    return None


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
    top = interview.sharing
    if top is not Circle.PRIVATE:
        interview = interview.change(sharing=_readers(path, data, front, len(head), top, system))
    shared = front.get(SHARED_FOR) is not None
    return Entry(str(path), found.st_mtime, interview, shared=shared, odd=interview.sharing is not top)


def _readers(path: Path, data: bytes, front: FrontMatter, size: int, top: Circle, system: System) -> Circle:
    """Return who may read the interview: the narrower of the circle in front matter, `top`, and what stands above the
    cards. `size` is the length of the front matter in bytes. Private if the file must be read further and cannot be.
    """
    body = data[size:].decode("utf-8", errors="replace")
    headings = outline(body)
    end = head_end_of(headings)
    first = next((heading for heading in headings if heading.start == end), None)
    above = body[:end] + (first.title if first else "")
    if first is None or not _begins_cards(first, front) or any(mark in above for mark in _HIDING):
        try:  # what stands above the cards may go on, also beyond these bytes: read the whole file
            return reader.read(read_bytes(path, system=system)).interview.sharing
        except UnreadableFile:
            return Circle.PRIVATE
    said = narrowest_readers(body[:end])
    return top if said is None else min(top, said)


def _begins_cards(heading: Heading, front: FrontMatter) -> bool:
    """Return whether a heading is that of a card which the front matter names. Format 1 names none."""
    number = card_number(heading)
    return number in witness_in(front).answered if has_witness(front) else number > 0
