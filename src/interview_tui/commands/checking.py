"""The command `check`: print the problems in transcripts, question sets, forms and settings, with their location."""

from __future__ import annotations

import errno
import os
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from interview_tui.cards.model import QuestionSet
from interview_tui.cards.shipped import shipped
from interview_tui.commands.errors import CommandError
from interview_tui.commands.finding import way_out
from interview_tui.commands.listing import different_with_one_id
from interview_tui.commands.opening import forms_in_use, question_set
from interview_tui.commands.request import Request
from interview_tui.commands.terminal import complain, say
from interview_tui.forms.which import find
from interview_tui.interview.model import Circle
from interview_tui.language import LANGUAGES, _, primary_subtag, visible_path
from interview_tui.storage.files import read_bytes
from interview_tui.storage.trouble import ReadError, Trouble
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.file_names import SUFFIX
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.heads.any_entry import is_readme
from interview_tui.transcripts.heads.damaged_top import explained
from interview_tui.transcripts.heads.entry import Entry


def run(request: Request) -> int:
    """Print the problems; return 1 if there are any, 2 if a file could not be read at all.

    The last line, on standard error, gives the way out where it is not certain who may read what.
    """
    status = 0
    others = OtherInterviews()
    doubtful: list[Path] = []
    for name in request.options["files"]:
        try:
            if request.has("fix") and not _fix(Path(name), request):
                status = max(status, 1)
            found = [*findings(Path(name), request), *others.with_the_id_of(Path(name))]
        except ReadError as error:
            complain(f"{name}: {error.in_full}")
            status = 2
            continue
        except _NotFixed as error:
            complain(f"{name}: {error}")
            status = max(status, 1)
            found = findings(Path(name), request)
        for finding in found:
            say(finding)
            status = max(status, 1)
        if found and _is_doubtful(Path(name)):
            doubtful.append(Path(name))
    if doubtful and not request.has("fix"):
        complain(way_out(request.folder, *doubtful))
    return status


def _is_doubtful(path: Path) -> bool:
    """Return whether a file is a transcript in which it is not certain who may read what."""
    try:
        return path.suffix.lower() not in (".json", ".toml") and bool(read(_contents(path)).stops)
    except (ReadError, TranscriptError):
        return False


class _NotFixed(Exception):  # noqa: N818 - says what it is
    """Report why a file was not mended."""


def _fix(path: Path, request: Request) -> bool:
    """Mend a transcript, and say so; return False if others may still read what is for fewer people now.

    Raises _NotFixed, or ReadError if the file cannot be read.
    """
    from interview_tui.export.giving.holder import holders_in
    from interview_tui.storage.trouble import SaveError
    from interview_tui.transcripts.mending.contents import CannotMend
    from interview_tui.transcripts.mending.files import fix

    try:
        fixed = fix(path, request.folder, holders_in=holders_in)
    except (CannotMend, TranscriptError) as error:
        raise _NotFixed(str(error)) from None
    except SaveError as error:
        raise _NotFixed(error.in_full) from None
    if fixed is None:
        return True
    report = fixed.versions
    say(_("{path}: mended. {done} The old file is in the bin.").format(path=path, done=_done(fixed.before, request)))
    for number, before in fixed.lost.items():
        if before:
            text = _(
                "{path}: the heading of card {number} is gone. Its words may stand in card {before} now: look there."
            )
        else:
            text = _("{path}: card {number} is gone. Its words may stand under another heading, or nowhere.")
        say(text.format(path=path, number=number, before=before))
    if done := [one for one in report.narrowed if one not in report.left]:
        text = _("{path}: taken out of what others may read: {files}. Whoever has it already still has it.")
        say(text.format(path=path, files=_names(done, path)))
    if report.left:
        text = _("{path}: what fewer people may read now may still be in: {files}. Look for yourself.")
        say(text.format(path=path, files=_names(report.left, path)))
    return not report.left


def _done(before: bytes, request: Request) -> str:
    """Return what mending these contents of a transcript did: for whom each answer that was not certain is now."""
    from interview_tui.transcripts.mending.doubts import look
    from interview_tui.transcripts.mending.outcome_words import effect

    widest = Circle.ORGANISATION
    with suppress(CommandError):  # a file of forms that cannot be read: it is mended already
        widest = find(read(before).interview, forms_in_use(request)).widest
    kept = look(before, widest).kept
    assert kept is not None
    return effect(kept, now=True)


def _names(files: Iterable[Path], beside: Path) -> str:
    """Return the names of files, as whole paths where they are not in the folder of the file `beside`."""
    return ", ".join(visible_path(one.name if one.parent == beside.parent else str(one)) for one in files)


class OtherInterviews:
    """Find the interviews that have the id of another one; each folder is listed once."""

    def __init__(self) -> None:
        self._entries: dict[Path, list[Entry]] = {}

    def with_the_id_of(self, path: Path) -> Iterator[str]:
        """Yield a problem if another interview in its folder has the id of the one in this file."""
        from interview_tui.transcripts.library.listing import FolderTrouble, Library

        folder = path.parent
        if path.suffix.lower() != SUFFIX:
            return
        if folder not in self._entries:
            try:
                self._entries[folder] = Library(folder).entries()
            except FolderTrouble:
                self._entries[folder] = []
        entries = self._entries[folder]
        mine = [entry for entry in entries if entry.head and path.name in {entry.name, *(p.name for p in entry.copies)}]
        for entry in mine:
            others = [one.name for one in entries if one.head and one.ident == entry.ident]
            if len(others) > 1:
                yield f"{path}: {different_with_one_id(entry.ident, ', '.join(map(visible_path, others)))}"


def findings(path: Path, request: Request) -> list[str]:
    """Return the problems in a file, each with its location. Raises ReadError if the file cannot be read."""
    if path.suffix.lower() == ".toml":
        return list(_settings(path))
    if path.suffix.lower() != ".json":
        return list(_transcript(path, _contents(path)))
    if not os.path.exists(path):  # noqa: PTH110 - never raises, unlike Path.exists() for a name that is too long
        raise ReadError(Trouble.VANISHED, path)
    from interview_tui.cards.errors import OwnFileError
    from interview_tui.cards.jsonfile import read_json

    try:
        tree = read_json(path, OwnFileError)
        if isinstance(tree, dict) and "forms" in tree:
            return list(_forms(path, _cards_for(tree, request)))
        return list(_question_set(path))
    except OwnFileError as error:
        return [": ".join(part for part in (str(path), error.json_path, error.problem) if part)]


def _settings(path: Path) -> Iterator[str]:
    """Yield the problems in a file of settings. Raises ReadError if there is no such file."""
    from interview_tui.commands.free_keys import by_textual_names, refused_keys
    from interview_tui.settings.loading import read_settings

    if not os.path.lexists(path):
        raise ReadError(Trouble.VANISHED, path)
    settings = read_settings(path)
    yield from map(str, settings.problems)
    yield from (f"{path}: {problem}" for problem in refused_keys(by_textual_names(settings.keys)).values())


def _contents(path: Path) -> bytes:
    """Return the contents of the file; empty for a plain README.md in an encoded folder. Raises ReadError."""
    try:
        return read_bytes(path)
    except ReadError as error:
        if error.kind is Trouble.FOREIGN and is_readme(path, b""):
            return b""
        if error.errno in (errno.ENOENT, errno.ELOOP) and os.path.islink(path):  # noqa: PTH114 - never raises
            raise ReadError(Trouble.LEADS_NOWHERE, path) from None
        raise


def _transcript(path: Path, data: bytes) -> Iterator[str]:
    try:
        problems = read(data).problems
    except TranscriptError as error:
        if is_readme(path, data) and not data.removeprefix(BOM_UTF8).startswith(b"---"):
            return  # `check transcripts/*.md` includes it; with front matter it may be half an interview
        found = explained(error, data)
        yield f"{path}:{found.line}: {found.problem}"
    else:
        yield from (f"{path}:{problem.line}: {problem.message}" for problem in problems)


def _question_set(path: Path) -> Iterator[str]:
    """Yield the problems in a question set. Raises QuestionSetError."""
    from interview_tui.cards.rules import check_probes
    from interview_tui.cards.strict import read_set

    yield from (f"{path}: {finding.json_path}: {finding.message}" for finding in check_probes(read_set(path)))


def _forms(path: Path, cards: QuestionSet) -> Iterator[str]:
    """Yield the problems in a file of forms. Raises FormsError."""
    from interview_tui.forms.rules import check_pages
    from interview_tui.forms.strict import checked

    document, _forms = checked(path, cards)
    yield from (f"{path}: {finding.json_path}: {finding.message}" for finding in check_pages(document))


def _cards_for(tree: Mapping[str, object], request: Request) -> QuestionSet:
    """Return the question set to check forms against: the one given, else that of the settings or a shipped one.

    Of the last two kinds: the set that the forms name, else the first in their language. Raises CommandError.
    """
    named, lang = tree.get("cards_of"), primary_subtag(str(tree.get("lang")))
    in_use = question_set(request)[1]
    ours = sorted(map(shipped, LANGUAGES), key=lambda cards: cards.lang != lang)
    if request.options.get("questions") or in_use.id == named:
        return in_use
    possible = [in_use, *ours] if request.settings.questions else ours
    return next((cards for cards in possible if cards.id == named), possible[0])
