"""The texts of the screen after finishing: where the file is, what can be done, and the report on struck answers.

Each text is Content to show as it is; names and paths in it are literal.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from textual.content import Content

from interview_tui.interview.coming_back import is_due
from interview_tui.interview.model import Circle, Interview
from interview_tui.language import _
from interview_tui.language.dates import day
from interview_tui.transcripts.forgetting.forgetting import Forgotten
from interview_tui.transcripts.sharing.marks import SUFFIXES
from interview_tui.tui.after.given_words import given_report, place_of
from interview_tui.tui.kit.command import Command
from interview_tui.tui.kit.plain import plain


def place(path: Path, widest: Circle) -> Content:
    """Return where the transcript is, and what to know before giving it to anyone.

    `widest` is the widest circle that may read something of the interview, by its form.
    """
    if widest is Circle.PRIVATE:
        about = _("This file holds everything, and is for you two.")
    else:
        about = _("This file holds everything. Others get their part by Give it on.")
    return Content("\n").join(
        [Content.styled(_("Kept in"), "$quiet"), plain(os.fspath(path)), Content.styled(about, "$quiet")]
    )


FIRST: Final = (
    "doubts",
    "take_home",
    "come_back",
    "copy_for",
    "sheet",
    "share_others",
    "back_on",
    "leave_after",
    "more_after",
)
"""The commands that have a row from the start, in this order.

A page to take along, and the day to come back to it, are there only where they are what the form is for.
"""


def rows(
    commands: Iterable[Command], interview: Interview, today: datetime.date, *, folded: bool, goes_home: bool = False
) -> list[Command]:
    """Return the commands that have a row: the first ones, and unless `folded` the rest, in their own order.

    Before all stands what has to be looked at before anything can be given to others, and then the follow-up, which is
    among the first only when it is due. To give all of it away and keep nothing is so where the form says that it
    `goes_home`.
    """
    with_row = [command for command in commands if command.row]
    at_times = {"come_back": is_due(interview, today), "take_home": goes_home}
    ids = [ident for ident in FIRST if at_times.get(ident, True)]
    first = sorted((one for one in with_row if one.id in ids), key=lambda one: ids.index(one.id))
    return first if folded else [*first, *(one for one in with_row if one.id not in ids)]


def row_text(command: Command, interview: Interview, sheet_title: str, *, rest: Iterable[Command] = ()) -> Content:
    """Return the text of a command's row, followed by what is already filled in.

    `sheet_title` is the title of the form's sheet; empty if it has none. `rest` are the commands that are folded away.
    """
    filled_in = ""
    text = _(command.row)
    if command.id == "more_after":
        return _more([one.id for one in rest], interview)
    if command.id == "closing" and interview.closing:
        text = _("Closing sentence: change it")
    elif command.id == "relay":
        filled_in = interview.next
    elif command.id == "back_on" and interview.back_on is not None:
        filled_in = day(interview.back_on)
    said = plain(text.format(name=interview.interviewee, title=sheet_title))
    return said + plain(f"  {filled_in}", "$secondary") if filled_in else said


def _more(folded: Sequence[str], interview: Interview) -> Content:
    """Return the row that shows the rest, or folds it away; the relay can be found there."""
    if not folded:
        return Content.styled(_("▾ Less"), "$quiet")
    name, other = interview.interviewee, interview.next
    if "relay" in folded and other:
        text = _("▸ More: {name} will interview {other} …").format(name=name, other=other)
    elif "relay" in folded:
        text = _("▸ More: whom {name} will interview …").format(name=name)
    else:
        text = _("▸ More: open the file …")
    return plain(text, "$quiet")


class Report(NamedTuple):
    """Hold the report on what others may not read any more: `news` is what there is to do, `about` to know."""

    news: Content = Content()
    about: Content = Content()


def struck_report(
    interview: Interview,
    transcript: Path,
    forgotten: Forgotten | None,
    program: str | None,
    *,
    is_unclear: bool = False,
) -> Report:
    """Return the report on what others may not read any more, a line for each thing; nothing if there is none.

    `forgotten` is None while the transcript is not saved yet, or not everything was looked at; `program` synchronises
    the folder, None if none does. `is_unclear` tells that it is not certain who may read everything in the transcript:
    then nobody can say of any answer that it is not in it.
    """
    if forgotten is None:
        waiting = _("What was struck goes as soon as this is saved.")
        return Report(about=Content.styled(waiting, "$quiet") if interview.struck else Content())
    elsewhere = {one.path for one in forgotten.elsewhere}  # told by `given_report`, each with why
    left = [path for path in forgotten.left if interview.struck and path not in forgotten.wider]
    wider = [path for path in forgotten.left if path not in left and path not in elsewhere]
    news = [
        *_left(transcript, [path for path in left if path not in elsewhere], wider, is_unclear=is_unclear),
        *_removed(forgotten),
        *given_report(interview, transcript, forgotten),
    ]
    about = []
    if interview.struck and not left:
        text = _(
            "What was struck is gone: from the transcripts, versions and pages in {folder} and in its bin, and from "
            "what the app kept by itself."
        )
        about.append(plain(text.format(folder=os.fspath(transcript.parent)), "$quiet"))
    if not news and not about:
        return Report()
    if program:
        text = _("This folder goes along to {program}: remove older versions there as well.")
        about.append(plain(text.format(program=program), "$warning"))
    if interview.struck:
        text = _(
            "Not looked at: folders inside, other places, backups, and files that the app does not know as its own."
        )
        about.append(plain(text, "$quiet"))
    return Report(Content("\n").join(news), Content("\n").join(about))


def _left(transcript: Path, left: list[Path], wider: list[Path], *, is_unclear: bool) -> Iterator[Content]:
    """Return where struck answers may still be, and what fewer people may read now (`wider`)."""
    own = [path for path in left if is_unclear and path == transcript]
    if own:
        text = _("It is not certain whether what was struck is gone from this interview. First look who may read this.")
        yield plain(text, "$warning")
    if others := [path for path in left if path not in own]:
        names = ", ".join(place_of(path, transcript) for path in others)
        text = _("What was struck may still be in: {names}. The app could not get at that; look for yourself.")
        yield plain(text.format(names=names), "$warning")
    if wider:
        names = ", ".join(place_of(path, transcript) for path in wider)
        text = _("What fewer people may read now may still be in: {names}. Look for yourself.")
        yield plain(text.format(names=names), "$warning")


def _removed(forgotten: Forgotten) -> Iterator[Content]:
    """Return what was made of the interview beside it, and is gone or has less in it now."""
    seen_to = {*forgotten.renewed, *forgotten.withdrawn}
    gone = [path for path in forgotten.cleaned if path.suffix in SUFFIXES and path not in seen_to]
    if any(path.suffix == ".pdf" for path in gone):
        yield plain(_("The page to take along still held it and is gone: make it once more."), "$accent")
    if made := [path for path in gone if path.suffix != ".pdf"]:
        text = _("Removed, for it still held it: {names}. Make it once more.")
        yield plain(text.format(names=", ".join(path.name for path in made)), "$accent")
    changed = [path for path in forgotten.narrowed if path not in gone and path not in seen_to]
    if shared := [path for path in changed if path not in forgotten.left]:
        text = _("Taken out of what others may read: {names}. Whoever has it already still has it.")
        yield plain(text.format(names=", ".join(path.name for path in shared)), "$accent")


def older_report(older: Iterable[Path]) -> Content:
    """Return what to know of files that were made, with words that the interview has not any more; nothing if none."""
    names = ", ".join(path.name for path in older)
    text = _(
        "Made before words here changed: {names}. Make it once more here, and it takes the place of the old one. "
        "Whoever has that already still has it."
    )
    return plain(text.format(names=names), "$warning") if names else Content()
