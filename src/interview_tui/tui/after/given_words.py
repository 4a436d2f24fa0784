"""The texts on what was given: what was made anew, what is out of reach, and what to say to who has the old one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from textual.content import Content

from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.transcripts.forgetting.forgetting import Elsewhere, Forgotten, Why
from interview_tui.transcripts.library.bin import FOLDER as BIN
from interview_tui.tui.kit.plain import plain


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
    told = {*forgotten.renewed, *forgotten.withdrawn, *mine}
    name = interview.interviewee
    if told - {*forgotten.passed_on}:
        if forgotten.renewed and not told.isdisjoint({*forgotten.renewed} - {*forgotten.passed_on}):
            text = _("Give {name} the new one, and throw the old one away together.")
        else:
            text = _("If {name} has a copy of it: throw that away together.")
        yield plain(text.format(name=name))
    if forgotten.passed_on:
        yield Content.styled(_("To send to whoever has the old one:"), "$quiet")
        yield plain(to_send(name, is_new=not {*forgotten.renewed}.isdisjoint(forgotten.passed_on)))


def to_send(name: str, *, is_new: bool) -> str:
    """Return the sentence for others who have what was given before; `is_new` tells that a new one goes with it."""
    if is_new:
        text = _("{name} has taken something back. Throw the old report away; here is the new one.")
    else:
        text = _("{name} has taken something back. Throw the old report away.")
    return text.format(name=name)


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
