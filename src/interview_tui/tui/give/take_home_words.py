"""The texts of giving all of an interview away: what happens, what was made, and the report of what is gone here."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from textual.content import Content

from interview_tui.interview.model import Interview
from interview_tui.language import _, ngettext
from interview_tui.language.lists import listed
from interview_tui.transcripts.forgetting.whole import Kind, Removal
from interview_tui.tui.kit.plain import plain


def about(interview: Interview) -> Content:
    """Return what happens, in the order in which it does, and until when nothing is lost."""
    name = interview.interviewee
    goes = _("{name} gets the whole transcript: all that was not struck.")
    gone = _("After that it is gone here, with all that the app has of it: copies, versions, sheets, also in the bin.")
    lines = [plain(goes.format(name=name)), plain(gone)]
    if interview.back_on is not None:
        lines.append(plain(_("The day on which you come back to it goes too.")))
    first = _(
        "First make the file, and look whether it is there. Only then the app asks whether it may "
        "go here; until then esc keeps all."
    )
    return Content("\n").join([*lines, plain(first, "$quiet")])


def advice(name: str, *, has_stick: bool) -> str:
    """Return what to know before a place is chosen; `has_stick` says whether a stick or another disk is proposed."""
    if has_stick:
        text = _("There is a stick in this laptop. Not for {name}? Choose another place.")
    else:
        text = _("Choose together where, best on a stick of {name}. On this laptop {name} does not have it yet.")
    return text.format(name=name)


def made(name: str, path: Path, unprintable: str, *, is_here: bool) -> Content:
    """Return where the file is, and what to do first; `is_here` says whether it is on a disk of this computer."""
    lines = [plain(_("It is made. This is the copy of {name}:").format(name=name), "$success"), plain(os.fspath(path))]
    if unprintable:
        text = _("These characters cannot be printed: {characters}")
        lines.append(plain(text.format(characters=unprintable), "$warning"))
    if is_here:
        text = _("It is still on this laptop. Give it to {name}, and throw it away here after that.")
        lines.append(plain(text.format(name=name), "$warning"))
    lines.append(plain(_("Open it now, and look together whether everything is in it. Here nothing is gone yet.")))
    return Content("\n").join(lines)


def question(name: str, path: Path, *, is_here: bool, is_looked_at: bool) -> str:
    """Return what to know before it is removed here."""
    looked = "" if is_looked_at else _("You did not open it from here yet.")
    gone = _("Here all of it goes: nothing goes to the bin, and the app cannot bring it back.")
    return "\n\n".join(filter(None, (_there(name, path, is_here=is_here), looked, gone)))


def _there(name: str, path: Path, *, is_here: bool) -> str:
    """Return where the whole transcript is now, and what to do with it: the app does not know who has it."""
    if is_here:
        text = _(
            "The transcript is still on this laptop: {path}. Give it to {name}, and throw it away here after that."
        )
    else:
        text = _("The whole transcript for {name} is here now: {path}. See to it that {name} gets it.")
    return text.format(name=name, path=os.fspath(path))


def report_title(*, is_all: bool, is_here: bool) -> str:
    """Return the title of the report: whether all is gone, and whether what was given is on this computer still."""
    if not is_all:
        return _("The interview is gone here, except what is named below")
    return _("The interview is gone from the app") if is_here else _("The interview is gone here")


def report(removal: Removal, name: str, given: Path, here: Collection[Path], program: str | None) -> Content:
    """Return what was removed, in kinds and numbers, and what may remain.

    `given` is the file for `name`; of the files that were given, `here` are on this computer; `program` synchronises
    the folder of the interviews, None if none does.
    """
    is_here = given in here
    lines = [plain(_there(name, given, is_here=is_here), "$warning" if is_here else "")]
    counted = listed([_counted(kind, number) for kind, number in removal.counts.items()] or [_("nothing")])
    lines.append(plain(_("Gone from the app: {list}.").format(list=counted), "$success"))
    lines += _staying(removal)
    earlier = [path for path in removal.elsewhere if path != given]
    if still := [path for path in earlier if path in here]:
        text = _("Given before, and still on this laptop: {names}. Throw that away too once {name} has it.")
        lines.append(plain(text.format(names=_names(still), name=name), "$warning"))
    if elsewhere := [path for path in earlier if path not in here]:
        text = _("Given before, and not removed, for it lies elsewhere: {names}.")
        lines.append(plain(text.format(names=_names(elsewhere)), "$accent"))
    if program:
        text = _("This folder goes along to {program}: remove older versions there as well.")
        lines.append(plain(text.format(program=program), "$warning"))
    text = _(
        "Not looked at: folders inside, other places, backups, invitations, and files that the app does not know as "
        "its own. It cannot be undone."
    )
    return Content("\n\n").join([*lines, plain(text, "$quiet")])


def _staying(removal: Removal) -> Iterator[Content]:
    texts = (
        (removal.left, _("This could not be removed: {names}. The app tries again at each start.")),
        (removal.foreign, _("Of another program or changed by hand, and left: {names}. Look for yourself.")),
        (removal.others, _("Another interview has the same id, or this may be of that one. It stays: {names}.")),
    )
    for paths, text in texts:
        if paths:
            yield plain(text.format(names=_names(paths)), "$warning")


def _names(paths: Iterable[Path]) -> str:
    return ", ".join(map(os.fspath, paths))


def _counted(kind: Kind, number: int) -> str:
    """Return how many files of a kind were removed: `2 copies`."""
    match kind:
        case Kind.TRANSCRIPT:
            return _("the transcript")
        case Kind.COPY:
            text = ngettext("{n} copy beside it", "{n} copies beside it", number)
        case Kind.FOR_OTHERS:
            text = ngettext("{n} version for others", "{n} versions for others", number)
        case Kind.MADE:
            text = ngettext("{n} file made of it", "{n} files made of it", number)
        case Kind.BINNED:
            text = ngettext("{n} file in the bin", "{n} files in the bin", number)
        case Kind.RESCUE:
            text = ngettext("{n} rescue file", "{n} rescue files", number)
        case Kind.EARLIER:
            text = ngettext("{n} earlier version", "{n} earlier versions", number)
        case Kind.TEMPORARY:
            text = ngettext("{n} temporary file", "{n} temporary files", number)
    return text.format(n=number)
