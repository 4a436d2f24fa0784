"""Exceptions for reading and writing files, with a text for the user: what is wrong and what to do.

`interview_tui.transcripts.format.errors` shows the tree of these exceptions. The texts name the folder and never the
file: a file name contains the name of a colleague.
"""

from __future__ import annotations

import errno
import os
from enum import StrEnum
from pathlib import Path

from interview_tui.language import N_, _, visible_path


class Trouble(StrEnum):
    """List the kinds of trouble that a user can act on."""

    DISK_FULL = "disk full"
    FOLDER_GONE = "folder gone"
    FOLDER_IS_FILE = "folder is a file"
    NOT_ALLOWED = "not allowed"
    FILE_READ_ONLY = "file read-only"
    DISK_READ_ONLY = "disk read-only"
    PLACE_TAKEN = "place taken"
    CHANGED = "changed"
    VANISHED = "vanished"
    HELD_OPEN = "held open"
    UNREACHABLE = "unreachable"
    FAULT = "fault"
    NAME_TOO_LONG = "name too long"
    TOO_BIG = "too big"
    PAST_READING = "past reading"  # too large for this program to read it again
    NOT_A_FILE = "not a file"
    LEADS_OUT = "leads out"
    LEADS_NOWHERE = "leads nowhere"
    FOREIGN = "foreign"  # not encoded by the codec of its folder
    UNDECODABLE = "undecodable"
    OTHER = "other"


_SAVING = {
    Trouble.DISK_FULL: (N_("The disk is full."), N_("Make some room: then it is saved by itself.")),
    Trouble.FOLDER_GONE: (
        N_("The folder {folder} is no longer there."),
        N_("Put the folder back, or connect the disk it is on."),
    ),
    Trouble.FOLDER_IS_FILE: (
        N_("{folder} is a file, where a folder should be."),
        N_("Move or rename that file, or choose another folder."),
    ),
    Trouble.NOT_ALLOWED: (
        N_("You may not write in {folder}."),
        N_("Choose another folder, or ask whoever looks after this computer."),
    ),
    Trouble.FILE_READ_ONLY: (
        N_("The file of this interview may only be read, in {folder}."),
        N_("Take away the read-only mark in the properties of the file."),
    ),
    Trouble.DISK_READ_ONLY: (
        N_("The disk with {folder} may only be read."),
        N_("Choose a folder on another disk."),
    ),
    Trouble.PLACE_TAKEN: (
        N_("Something else now stands in {folder} where this interview was kept."),
        N_("Move it away or give it another name."),
    ),
    Trouble.NOT_A_FILE: (
        N_("Something else now stands in {folder} where this interview was kept."),
        N_("Move it away or give it another name."),
    ),
    Trouble.LEADS_OUT: (
        N_("Something else now stands in {folder} where this interview was kept."),
        N_("Move it away or give it another name."),
    ),
    Trouble.CHANGED: (
        N_("Another program changed this interview, in {folder}."),
        N_("Both versions are kept."),
    ),
    Trouble.VANISHED: (
        N_("The file of this interview is gone from {folder}."),
        N_("It was moved, renamed or deleted by someone else."),
    ),
    Trouble.HELD_OPEN: (
        N_("Another program holds the file of this interview open, in {folder}."),
        N_("Close it in the other program."),
    ),
    Trouble.UNREACHABLE: (
        N_("The folder {folder} cannot be reached."),
        N_("Check the network, or connect the disk it is on."),
    ),
    Trouble.FAULT: (
        N_("The disk with {folder} reports a fault."),
        N_("Choose a folder on another disk, and have this one looked at."),
    ),
    Trouble.NAME_TOO_LONG: (
        N_("The name of the file is too long for the disk with {folder}."),
        N_("Choose a folder with a shorter path."),
    ),
    Trouble.TOO_BIG: (
        N_("The file became too large for the disk with {folder}."),
        N_("Choose a folder on another disk."),
    ),
    Trouble.PAST_READING: (
        N_("This file became so large that it could not be opened again from {folder}."),
        N_("Take something out of it: then it is saved by itself."),
    ),
}
_SAVING_OTHERWISE = (N_("Saving in {folder} did not work."), N_("It is tried again by itself."))

_READING = {
    Trouble.VANISHED: (N_("The file is not there."), N_("It may have been moved, renamed or deleted.")),
    Trouble.FOLDER_GONE: (N_("The file is not there."), N_("It may have been moved, renamed or deleted.")),
    Trouble.NOT_ALLOWED: (N_("You may not read this file."), N_("Ask whoever looks after this computer.")),
    Trouble.TOO_BIG: (N_("This file is far too large for an interview."), N_("Look whether it is the right file.")),
    Trouble.NOT_A_FILE: (N_("This is not an ordinary file."), N_("Look whether it is the right file.")),
    Trouble.PLACE_TAKEN: (N_("This is a folder, not a file."), N_("Look whether it is the right file.")),
    Trouble.LEADS_OUT: (
        N_("This is a link to a place outside the folder."),
        N_("Put the file itself in the folder."),
    ),
    Trouble.LEADS_NOWHERE: (
        N_("This is a link to a file that is not there."),
        N_("Put the file itself in the folder."),
    ),
    Trouble.HELD_OPEN: (N_("Another program holds this file open."), N_("Close it in the other program.")),
    Trouble.UNREACHABLE: (
        N_("The file cannot be reached."),
        N_("Check the network, or connect the disk it is on."),
    ),
    Trouble.FAULT: (N_("The disk reports a fault."), N_("Try it again, and have the disk looked at.")),
}
_READING_OTHERWISE = (N_("The file could not be read."), N_("Try it again, or look whether it is the right file."))

_BY_ERRNO = {
    errno.ENOSPC: Trouble.DISK_FULL,
    errno.EACCES: Trouble.NOT_ALLOWED,
    errno.EPERM: Trouble.NOT_ALLOWED,
    errno.EROFS: Trouble.DISK_READ_ONLY,
    errno.ENOTDIR: Trouble.FOLDER_IS_FILE,
    errno.EISDIR: Trouble.PLACE_TAKEN,
    errno.EIO: Trouble.FAULT,
    errno.ENXIO: Trouble.FAULT,
    errno.ENODEV: Trouble.UNREACHABLE,
    errno.ENOTCONN: Trouble.UNREACHABLE,
    errno.ETIMEDOUT: Trouble.UNREACHABLE,
    errno.ENETDOWN: Trouble.UNREACHABLE,
    errno.ENETUNREACH: Trouble.UNREACHABLE,
    errno.EHOSTUNREACH: Trouble.UNREACHABLE,
    errno.ENAMETOOLONG: Trouble.NAME_TOO_LONG,
    errno.EFBIG: Trouble.TOO_BIG,
    errno.ENOENT: Trouble.VANISHED,
    errno.EBUSY: Trouble.HELD_OPEN,
}
# Error numbers that not every system defines.
for _name, _kind in {
    "EDQUOT": Trouble.DISK_FULL,
    "ESTALE": Trouble.UNREACHABLE,
    "EHOSTDOWN": Trouble.UNREACHABLE,
    "ETXTBSY": Trouble.HELD_OPEN,
}.items():
    if hasattr(errno, _name):
        _BY_ERRNO[getattr(errno, _name)] = _kind

# Windows error codes where errno is less precise: sharing and lock violations; a network name or path that is gone.
_BY_WINERROR = {
    32: Trouble.HELD_OPEN,
    33: Trouble.HELD_OPEN,
    19: Trouble.DISK_READ_ONLY,
    21: Trouble.UNREACHABLE,
    53: Trouble.UNREACHABLE,
    64: Trouble.UNREACHABLE,
    67: Trouble.UNREACHABLE,
    1231: Trouble.UNREACHABLE,
}


def kind_of(error: OSError) -> Trouble:
    """Return the kind of trouble that an error of the operating system means to the user."""
    if (winerror := getattr(error, "winerror", None)) in _BY_WINERROR:
        return _BY_WINERROR[winerror]
    return _BY_ERRNO.get(error.errno or 0, Trouble.OTHER)


class UnreadableFile(Exception):  # noqa: N818 - the name says what it is
    """Report a file that cannot be read or parsed; `str()` says why. Catch it where the difference does not matter."""

    @property
    def told(self) -> str:
        """Why, as it is told everywhere but on the command line."""
        return str(self)


class FileTrouble(OSError):  # noqa: N818 - named after `Trouble`
    """Report what is wrong with the file at `path`; `kind` says what."""

    _texts = _SAVING
    _otherwise = _SAVING_OTHERWISE

    def __init__(self, kind: Trouble, path: Path, cause: OSError | None = None) -> None:
        """Take the errno of `cause`, the error of the operating system, if there is one."""
        super().__init__(cause.errno if cause is not None else None, kind.value)
        self.kind = kind
        self.path = path

    @property
    def reason(self) -> str:
        """Return what is wrong and where: one line in the language of the screen."""
        return self._text(0)

    @property
    def advice(self) -> str:
        """Return what to do about it: one line in the language of the screen."""
        return self._text(1)

    @property
    def in_full(self) -> str:
        """Return the reason and the advice, on one line."""
        return f"{self.reason} {self.advice}"

    def _text(self, part: int) -> str:
        text = _(self._texts.get(self.kind, self._otherwise)[part])
        return text.format(folder=visible_path(str(self.path.parent)))

    def __str__(self) -> str:
        """Return the reason, without the name of the file."""
        return self.reason


class SaveError(FileTrouble):
    """Report data that could not be written. The file on disk is unchanged."""


class ChangedUnderneath(SaveError):  # noqa: N818 - the name says what happened
    """Report a file that another program wrote since we read or wrote it. It is not overwritten: both can be kept."""

    def __init__(self, path: Path) -> None:
        super().__init__(Trouble.CHANGED, path)


class ReadError(FileTrouble, UnreadableFile):
    """Report a file whose contents could not be read or decoded."""

    _texts = _READING
    _otherwise = _READING_OTHERWISE


def save_error(error: OSError, path: Path) -> SaveError:
    """Return a SaveError for `error`, raised while saving `path`."""
    if isinstance(error, SaveError):
        return error
    kind = kind_of(error)
    if kind is Trouble.VANISHED:  # ENOENT: the folder is missing, or something that should be in it
        kind = Trouble.OTHER if os.path.isdir(path.parent) else Trouble.FOLDER_GONE  # noqa: PTH112 - never raises
    return SaveError(kind, path, error)


def read_error(error: OSError, path: Path) -> ReadError:
    """Return a ReadError for `error`, raised while reading `path`."""
    return error if isinstance(error, ReadError) else ReadError(kind_of(error), path, error)
