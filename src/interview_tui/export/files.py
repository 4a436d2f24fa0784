"""Writing of what goes out of the app: an earlier file of its own is replaced, any other one is left alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from interview_tui.language import N_, _, visible_path
from interview_tui.storage.files import Fingerprint, read, write_atomic
from interview_tui.storage.fingerprint import digest
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble, ReadError, SaveError, Trouble
from interview_tui.transcripts.sharing.marks import MARK

CARDS: Final = MARK + b", cards of"
"""The mark in a PDF of cards. They can be made again, so that one may replace another."""


class PaperError(ValueError):
    """Report a path to which the file cannot be written. `str()` says what is wrong and what to do."""


class PaperTrouble(FileTrouble):
    """Report a file that could not be written. The file that was there before is unchanged."""

    _texts = {
        **SaveError._texts,
        Trouble.DISK_FULL: (N_("The disk is full."), N_("Make some room, and try again.")),
        Trouble.FILE_READ_ONLY: (
            N_("The file that is there already, in {folder}, may only be read."),
            N_("Give another name."),
        ),
        Trouble.PLACE_TAKEN: (N_("Something else stands in {folder} in that place."), N_("Give another name.")),
        Trouble.NOT_A_FILE: (N_("Something else stands in {folder} in that place."), N_("Give another name.")),
        Trouble.LEADS_OUT: (N_("Something else stands in {folder} in that place."), N_("Give another name.")),
        Trouble.CHANGED: (N_("Another program wrote that file just now, in {folder}."), N_("Try it again.")),
        Trouble.VANISHED: (N_("Another program moved that file just now, in {folder}."), N_("Try it again.")),
        Trouble.HELD_OPEN: (
            N_("Another program holds the file open, in {folder}."),
            N_("Close it there, or give another name."),
        ),
        Trouble.NAME_TOO_LONG: (N_("This name is too long for a file there."), N_("Give a shorter name.")),
        Trouble.FOLDER_GONE: (N_("The folder {folder} is no longer there."), N_("Choose another folder.")),
    }
    _otherwise = (N_("Writing in {folder} did not work."), N_("Try it again, or choose another folder."))


class NotRemembered(PaperTrouble):
    """Report a file that was not written, for the app could not remember it and so take nothing back from it later."""

    _texts = {
        Trouble.DISK_FULL: (
            N_("The disk is full: the app cannot remember where this file goes, so it is not written."),
            N_("Make some room, and try again."),
        )
    }
    _otherwise = (
        N_("The app cannot remember in {folder} where this file goes, so it is not written."),
        N_("Try it again, or ask whoever looks after this computer."),
    )


def check_place(path: Path, *, like: bytes = MARK) -> None:
    """Check a path before the PDF is made. Raises PaperError."""
    _expected(path, like, SYSTEM)


def write_pdf(pdf: bytes, path: Path, *, like: bytes = MARK, system: System = SYSTEM) -> None:
    """Write the PDF in one step. Only a PDF that contains `like` is replaced.

    Raises PaperError or PaperTrouble.
    """
    _write(pdf, path, _expected(path, like, system), system)


def check_given(path: Path, *, transcript: Path, earlier: str, system: System = SYSTEM) -> None:
    """Check the path of an account before it is made. Raises PaperError.

    `earlier` has the digests of the file that may be replaced there, "" if none may.
    """
    _expected_given(path, transcript, earlier, system)


def write_given(data: bytes, path: Path, *, transcript: Path, earlier: str, system: System = SYSTEM) -> None:
    """Write an account in one step. Only a file with a digest in `earlier` is replaced, and never the transcript.

    Raises PaperError or PaperTrouble.
    """
    _write(data, path, _expected_given(path, transcript, earlier, system), system)


def _expected_given(path: Path, transcript: Path, earlier: str, system: System) -> Fingerprint | None:
    """Return the fingerprint of the file to replace; None if nothing is there. Raises PaperError for anything else."""
    if os.path.realpath(path) == os.path.realpath(transcript) or _is_same_file(path, transcript):
        problem = _("{path} is the interview itself. Give another name.")
        raise PaperError(problem.format(path=visible_path(os.fspath(path))))
    if _is_free(path):
        return None
    data, fingerprint = _read(path, system)
    if fingerprint is None or digest(data) not in earlier.split() or path.is_symlink():
        raise _taken(path)
    return fingerprint


def _is_same_file(path: Path, other: Path) -> bool:
    """Return whether two paths are the same file; False if one does not exist."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def _write(data: bytes, path: Path, expected: Fingerprint | None, system: System) -> None:
    try:
        write_atomic(path, data, expected, system=system)
    except SaveError as error:
        raise PaperTrouble(error.kind, error.path, error) from error


def _expected(path: Path, like: bytes, system: System) -> Fingerprint | None:
    """Return the fingerprint of an earlier PDF of this program at `path`; None if nothing is there.

    Raises PaperError for anything else.
    """
    if _is_free(path):
        return None
    earlier, fingerprint = _read(path, system)
    if fingerprint is None or not (earlier.startswith(b"%PDF-") and like in earlier):
        raise _taken(path)
    return fingerprint


def _is_free(path: Path) -> bool:
    """Return whether nothing stands at `path`, in a folder that is there. Raises PaperError."""
    if os.path.isdir(path):  # noqa: PTH112 - never raises
        problem = _("{path} is a folder. Give the name of a file in it.")
        raise PaperError(problem.format(path=visible_path(os.fspath(path))))
    if os.path.lexists(path):
        return False
    if not os.path.isdir(path.parent):  # noqa: PTH112
        problem = _("There is no folder {folder}. Make it first, or choose another.")
        raise PaperError(problem.format(folder=visible_path(os.fspath(path.parent))))
    return True


def _read(path: Path, system: System) -> tuple[bytes, Fingerprint | None]:
    """Return what stands at `path`, with its fingerprint; None in place of that if it cannot be read."""
    try:
        return read(path, system=system)
    except ReadError:
        return b"", None


def _taken(path: Path) -> PaperError:
    problem = _("{path} holds something else, which stays as it is. Give another name.")
    return PaperError(problem.format(path=visible_path(os.fspath(path))))
