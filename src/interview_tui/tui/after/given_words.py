"""The texts on what was given: what was made anew, what is out of reach, and what to say to who has the old one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from textual.content import Content

from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.transcripts.forgetting.forgetting import Elsewhere, Forgotten, Why
from interview_tui.transcripts.library.bin import FOLDER as BIN
from interview_tui.tui.kit.plain import plain


class ToSend(NamedTuple):
    """Hold a sentence for whoever has these files as they were: to be sent to them, and to nobody else."""

    files: tuple[Path, ...]
    text: str


def given_report(interview: Interview, transcript: Path, forgotten: Forgotten) -> list[Content]:
    """Return what became of the files that were given, a line for each thing to know; none if nothing did."""
    return [*_lines(interview, transcript, forgotten)]


def _lines(interview: Interview, transcript: Path, forgotten: Forgotten) -> Iterator[Content]:
    if forgotten.renewed:
        text = _("Made anew, without what was taken back: {names}.")
        yield plain(text.format(names=_names(forgotten.renewed, transcript)), "$accent")
    if forgotten.withdrawn:
        text = _("Removed: {names}. Make it once more if there is something to give still.")
        yield plain(text.format(names=_names(forgotten.withdrawn, transcript)), "$accent")
    for one in forgotten.elsewhere:
        yield plain(_told(one, transcript), "$warning")
    mine = (one.path for one in forgotten.elsewhere if one.why is not Why.OTHER)
    own = {*forgotten.renewed, *forgotten.withdrawn, *mine} - {*forgotten.passed_on}
    if own:
        if own.isdisjoint(forgotten.renewed):
            text = _("If {name} has a copy of it: throw that away together.")
        else:
            text = _("Give {name} the new one, and throw the old one away together.")
        yield plain(text.format(name=interview.interviewee))


def sentences(name: str, forgotten: Forgotten) -> list[ToSend]:
    """Return what to send to others who have what was given before; `name` took it back.

    There is one for each kind of reader: who has a new one to get, and who may know by whom it was taken back.
    """
    renewed, unnamed = {*forgotten.renewed}, {*forgotten.unnamed}
    kinds: dict[tuple[bool, bool], list[Path]] = {}
    for path in forgotten.passed_on:
        kinds.setdefault((path not in unnamed, path in renewed), []).append(path)
    return [
        ToSend(tuple(paths), _sentence(name if is_named else "", is_new=is_new))
        for (is_named, is_new), paths in kinds.items()
    ]


def _sentence(name: str, *, is_new: bool) -> str:
    """Return the sentence for those who may know that it was `name` (else ""); if it `is_new`, a new one goes along."""
    if not name:
        if is_new:
            return _("A colleague has taken something back. Throw the old report away; here is the new one.")
        return _("A colleague has taken something back. Throw the old report away.")
    if is_new:
        text = _("{name} has taken something back. Throw the old report away; here is the new one.")
    else:
        text = _("{name} has taken something back. Throw the old report away.")
    return text.format(name=name)


def to_send(one: ToSend, *, alone: bool) -> Content:
    """Return a sentence to send, in quotation marks, below for whom it is: by its files, unless it is `alone`."""
    about = _("To send to whoever has the old one:")
    if not alone:
        about = _("To send to whoever has {files}:").format(files=", ".join(path.name for path in one.files))
    return Content("\n").join([plain(about, "$quiet"), plain(_("“{text}”").format(text=one.text))])


def _told(one: Elsewhere, transcript: Path) -> str:
    """Return that a file that was given still has it, and why the app left it."""
    match one.why:
        case Why.CHANGED:
            text = _("Still in {file}: somebody wrote in it, so the app leaves it alone. Look for yourself.")
        case Why.GONE:
            text = _("Still in {file}, wherever that is now: it was moved or thrown away.")
        case Why.AWAY:
            text = _("Still in {file}: that folder is not there now. Open this again when it is.")
        case Why.CLOSED:
            text = _("Still in {file}: the app could not get at it. It tries again the next time.")
        case Why.OTHER:
            text = _("Perhaps still in {file}: that may be of another interview, so the app leaves it. Look there.")
        case Why.ALONE:
            text = _("Still in {file}: this interview cannot be read, so there is nothing to make it anew from.")
    return text.format(file=place_of(one.path, transcript))


def _names(paths: Iterable[Path], transcript: Path) -> str:
    return ", ".join(place_of(path, transcript) for path in paths)


def place_of(path: Path, transcript: Path) -> str:
    """Return the name of a file beside the transcript, else its whole path."""
    return path.name if path.parent == transcript.parent and not path.name.startswith(BIN) else os.fspath(path)
