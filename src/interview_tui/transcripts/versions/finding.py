"""Finding other versions of an interview: copies beside its file, and rescue files that a crash left.

A copy is recognised by the id in it, whatever name a sync program gave it. Files that a running process has open are
left alone: that process has the lock of the interview, and of its rescue file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from interview_tui.interview.kinship import Kin, kin
from interview_tui.interview.model import Interview
from interview_tui.storage.files import read_bytes, write_atomic
from interview_tui.storage.folders import make_folder
from interview_tui.storage.trouble import FileTrouble, SaveError, Trouble
from interview_tui.transcripts.desk.lock import Taken, claim
from interview_tui.transcripts.desk.rescue import name_of_transcript, rescue_folder
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.file_names import SUFFIX, numbered
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.transcripts.heads.any_entry import entry_at
from interview_tui.transcripts.heads.entry import Entry
from interview_tui.transcripts.library.bin import Binned, lay_in
from interview_tui.transcripts.library.copies import apart, is_surely_synced, kept_by_us, program_of
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.versions.foreign_parts import same


class OtherVersion(NamedTuple):
    """Describe a file with another version of an interview.

    `modified` is in seconds since 1970. `rescue` marks a rescue file. `interview` is without its answers; None if the
    file cannot be read. `home` is the transcript it belongs to, None if that does not exist (any more).
    """

    path: Path
    modified: float
    rescue: bool = False
    interview: Interview | None = None
    home: Path | None = None

    @property
    def ours(self) -> bool:
        """Whether this program wrote it beside the transcript, because another program had changed that."""
        return not self.rescue and kept_by_us(self.path.name)

    @property
    def program(self) -> str:
        """The sync program that gives names like this one; empty if none is recognised."""
        return "" if self.rescue or self.ours else program_of(self.path.stem)

    @property
    def is_surely_synced(self) -> bool:
        """Whether nothing else than `program` gives such a name."""
        return bool(self.program) and is_surely_synced(self.path.stem)


def versions_of(path: Path, ident: str, library: Library) -> tuple[OtherVersion, ...]:
    """Return the other versions of the interview at `path`, newest first. Reads the disk.

    The caller has the lock of the interview. `library` is that of the folder of `path`. A rescue file that says the
    same as the transcript is removed and not returned. Another interview with the same id is none of its versions. A
    file that is a version by its name and cannot be read is returned without an interview.
    """
    found: list[OtherVersion] = []
    files: list[Entry] = []
    with suppress(FileTrouble):
        found = in_folder(path, ident, library)
        files = library.files_of(ident)
    mine = next((entry.interview for entry in files if entry.name == path.name), None)
    groups = apart(files)
    for version in _abandoned_rescues():
        other = version.interview
        if other is None or other.id != ident or not (len(groups) < 2 or mine is None or kin(mine, other) is Kin.SAME):
            continue
        if not _remove_if_same(version.path, path):
            found.append(OtherVersion(version.path, version.modified, True, other, path))
    return tuple(sorted(found, key=lambda one: -one.modified))


def in_folder(path: Path, ident: str, library: Library) -> list[OtherVersion]:
    """Return the other versions of the interview at `path` that lie in its folder. Raises FolderTrouble.

    The files themselves are not read, but for the beginning of one that cannot be understood.
    """
    files = library.files_of(ident)
    versions = next((group for group in apart(files) if path.name in [entry.name for entry in group]), files)
    readable = [OtherVersion(one.path, one.modified, interview=one.interview, home=path) for one in versions]
    unreadable = [OtherVersion(one.path, one.modified, home=path) for one in library.unreadable_beside(path, ident)]
    return [version for version in (*unreadable, *readable) if version.path.name != path.name]


def at(path: Path, home: Path | None = None) -> OtherVersion:
    """Return the description of the copy at `path`, also if that cannot be read or does not exist."""
    try:
        status = path.stat()
    except OSError:
        return OtherVersion(path, 0.0, home=home)
    entry = entry_at(path, status, asked_for=True)
    return OtherVersion(path, status.st_mtime, interview=entry.interview if entry else None, home=home)


def rescues(entries: Iterable[Entry]) -> tuple[OtherVersion, ...]:
    """Return the rescue files of earlier runs, newest first, each with its transcript among `entries`.

    One that says the same as its transcript is removed silently. Files that a running process has open are left out. A
    transcript that cannot be read counts as missing: it cannot be compared.
    """
    left = tuple(_abandoned_rescues())
    homes: dict[str, list[Entry]] = {}
    for entry in entries if left else ():
        homes.setdefault(entry.ident, []).append(entry)
    found = []
    for version in left:
        of = _home_of(version, homes.get(_ident(version) or "-", ()))
        claimed = claim(of.path if of else version.path, _ident(version))
        if isinstance(claimed, Taken):
            continue
        with claimed:
            home = of.path if of is not None and of.interview is not None else None
            if home is None or not _remove_if_same(version.path, home):
                found.append(OtherVersion(version.path, version.modified, True, version.interview, home))
    return tuple(sorted(found, key=lambda one: -one.modified))


def _home_of(version: OtherVersion, entries: Sequence[Entry]) -> Entry | None:
    """Return the entry of the interview that a rescue file belongs to, among those with its id; None if none is."""
    if len(entries) < 2 or version.interview is None:
        return entries[-1] if entries else None
    readable = ((entry, entry.interview) for entry in entries)
    return next((entry for entry, one in readable if one and kin(one, version.interview) is Kin.SAME), None)


def _ident(version: OtherVersion) -> str:
    """Return the id of the interview, from the file or else from its name; empty if neither has one."""
    if version.interview is not None:
        return version.interview.id
    return Entry(name_of_transcript(version.path), 0.0, None).ident


def _abandoned_rescues() -> Iterator[OtherVersion]:
    """Yield every rescue file that no running process writes to."""
    folder = rescue_folder()
    paths = sorted(path for path in folder.glob(f"*{SUFFIX}") if path.name[0] != ".") if folder.is_dir() else []
    for path in paths:
        claimed = claim(folder / name_of_transcript(path))
        if not isinstance(claimed, Taken):
            claimed.release()
            version = at(path)
            yield OtherVersion(path, version.modified, True, version.interview)


def _remove_if_same(rescue: Path, home: Path) -> bool:
    """Remove the rescue file if the transcript says the same; return whether it was removed."""
    try:
        data, ours = read_bytes(rescue), read_bytes(home)
        if data != ours and not same(read_document(ours), read_document(data)):
            return False
        rescue.unlink(missing_ok=True)
    except (OSError, TranscriptError):
        return False
    return True


def restore_rescue(rescue: OtherVersion, folder: Path) -> Path:
    """Move a rescue file whose transcript is missing to `folder`; return its new path. Raises FileTrouble."""
    data = read_bytes(rescue.path)
    make_folder(folder)
    wanted = folder / name_of_transcript(rescue.path)
    for path in numbered(wanted):
        try:
            write_atomic(path, data, None)
        except SaveError as error:
            if error.kind not in (Trouble.CHANGED, Trouble.PLACE_TAKEN, Trouble.NOT_A_FILE):
                raise
        else:
            with suppress(OSError):  # if it stays, it says the same as the transcript, and is removed the next time
                rescue.path.unlink(missing_ok=True)
            return path
    raise SaveError(Trouble.PLACE_TAKEN, wanted)


def put_away(version: OtherVersion, data: bytes, folder: Path) -> Binned | None:
    """Move a version that was merged into the bin of `folder`, and return it there.

    None, with nothing moved, if its contents are not `data` any more, or it is open elsewhere. Raises FileTrouble.
    """
    claimed = claim(version.path, version.interview.id if version.interview else "")
    if isinstance(claimed, Taken):
        return None
    with claimed:
        if read_bytes(version.path) != data:
            return None
        away = lay_in(folder, version.path.name, data)
        try:
            version.path.unlink()
        except OSError as error:
            raise SaveError(Trouble.NOT_ALLOWED, version.path, error) from error
    return away
