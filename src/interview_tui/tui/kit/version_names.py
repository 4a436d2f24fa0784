"""Names of versions in words: `this laptop, today 14:02`, `the file beside it … (copy of OneDrive)`."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

from interview_tui.language import _
from interview_tui.language.dates import moment
from interview_tui.tui.kit.plain import named

if TYPE_CHECKING:
    from interview_tui.transcripts.desk.desk import Desk
    from interview_tui.transcripts.versions.finding import OtherVersion


def when(seconds: float) -> str:
    """Return a moment as people say it: `today 14:02`, else the day in words. `seconds` since 1970."""
    local = datetime.fromtimestamp(seconds).astimezone()
    if local.date() == datetime.now().astimezone().date():
        return _("today {time}").format(time=local.strftime("%H:%M"))
    return moment(local)


def ours(desk: Desk) -> str:
    """Return the name of the version on the desk."""
    try:
        changed = os.stat(desk.path).st_mtime  # noqa: PTH116 - beside a path that may be gone
    except OSError:
        return _("this laptop")
    return _("this laptop, {moment}").format(moment=when(changed))


def kind(version: OtherVersion) -> str:
    """Return what sort of version it is, in a few words."""
    if version.rescue:
        return _("kept apart when saving did not work")
    if version.program:
        text = _("copy of {program}") if version.is_surely_synced else _("a copy, perhaps of {program}")
        return text.format(program=version.program)
    if version.ours:
        return _("changed by another program")
    return _("a copy")


def theirs(version: OtherVersion) -> str:
    """Return the name of the other version."""
    if version.rescue:
        return _("the words that were kept apart, {moment}").format(moment=when(version.modified))
    text = _("the file beside it ({kind}), {moment}: {name}")
    return text.format(moment=when(version.modified), name=named(version.path), kind=kind(version))


def offer(versions: tuple[OtherVersion, ...], key: str) -> str:
    """Return one line that offers to show the newest of these beside the interview; "" if there are none."""
    if not versions:
        return ""
    newest = versions[0]
    if newest.interview is None and not newest.rescue:
        text = _("Beside this interview lies {name}, which cannot be read. {key} says why.")
        return text.format(name=named(newest.path), key=key)
    if newest.ours:
        text = _("This file was changed elsewhere too. That version was kept beside it: {name}").format(
            name=named(newest.path)
        )
    elif newest.rescue:
        text = _("There are words of this interview that were kept apart, {moment}.").format(
            moment=when(newest.modified)
        )
    else:
        text = _("There is a second version of this interview ({kind}).").format(kind=kind(newest))
    way = _("{key} lays the two side by side.").format(key=key)
    return f"{text} {way}"
