"""The error for what cannot be taken in."""

from __future__ import annotations

from interview_tui.language import _


class IntakeError(ValueError):
    """Report a file that is not taken in. `str()` is one translated line: what, where and what to do.

    It never has text of the file in it, nor its name: whoever shows it knows which file it is.
    """


def too_much() -> IntakeError:
    """Return the error for a document that would take all memory."""
    return IntakeError(_("This file expands to far more than notes ever are. Look whether it is the right file."))
