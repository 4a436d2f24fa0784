"""Asking what to do about a transcript that ends in zeros, as a power failure leaves it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from interview_tui.language import _
from interview_tui.storage.files import read_bytes
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.mending.contents import CannotMend
from interview_tui.transcripts.mending.files import take_zeros_away
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.question import Question


async def may_go(app: Host, path: Path) -> bool:
    """Ask whether the zeros at the end of a file may go, and take them away; return whether they are gone.

    Nothing is asked of a file that does not end in zeros, or has nothing else in it.
    """
    if not await asyncio.to_thread(_ends_in_zeros, path):
        return False
    question = Question(
        _("The end of this file is lost"),
        _("It ends in zeros, as after a power failure. What stands before them stays. The old file goes to the bin."),
        _("Leave it as it is"),
        _("Take the zeros away and open it"),
    )
    if not await app.push_screen_wait(question):
        return False
    try:
        await asyncio.to_thread(take_zeros_away, path)
    except (CannotMend, FileTrouble) as error:
        app.notify(str(error), severity="warning", timeout=30, markup=False)
        return False
    return True


def _ends_in_zeros(path: Path) -> bool:
    try:
        data = read_bytes(path, within=path.parent)
    except FileTrouble:
        return False
    return data.endswith(b"\0") and bool(data.strip(b"\0"))
