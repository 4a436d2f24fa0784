"""The error for what cannot be taken in."""

from __future__ import annotations


class IntakeError(ValueError):
    """Report a file that is not taken in. `str()` is one translated line: what, where and what to do.

    It never has text of the file in it, nor its name: whoever shows it knows which file it is.
    """
