"""Finding what other programs leave in a text: marks of a merge, and words that are not seen on paper.

Whoever hid words in a transcript, in one of the ways that editors have for it, did not mean them for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from interview_tui.language import _
from interview_tui.transcripts.format.outline import without_comments

_MERGED = re.compile(r"(?m)^(?:<{7}|>{7}) ")
# In the order of the alternatives: Obsidian; a link that nothing refers to, as comments in Markdown are often written;
# CriticMarkup; a tag that hides what is in it. None of them is what this program writes of typed text.
_HIDDEN = re.compile(
    r"""(?xim)
      (?<![\w/%])%%
    | %%[^%\n]*[^\W\d][^%\n]*%%
    | ^[ \t>]*\[[^\]\n]*\]:[ \t]*(?:\#|<>)
    | \{>>
    | <[a-z][^<>\n]*(?:\shidden\b|display\s*:\s*none)
    """
)
_OPEN = re.compile(r"(?<!\\)<!--")


class Leaving(NamedTuple):
    """Describe what was left, at an offset in the text. Who may read what is not certain if it `stops`."""

    start: int
    message: str
    stops: bool


def leavings_in(text: str, *, hidden: bool) -> Iterator[Leaving]:
    """Yield what other programs left in a text.

    With `hidden` also what they hide by other means than a comment in HTML: where no seal tells of it.
    """
    if merged := _MERGED.search(text):
        message = _("This was left by a merge of two versions. Choose one of the two, and remove it.")
        yield Leaving(merged.start(), message, True)
    without = without_comments(text) if "<!--" in text else text
    if without != text:
        message = _("Here is a comment that is not seen on paper. It is not given to others.")
        yield Leaving(text.index("<!--"), message, False)
    if hidden:
        found = _HIDDEN.search(text)
        start = found.start() if found else text.rfind("<!--") if _OPEN.search(without) else -1
        if start >= 0:
            message = _("Here is something that other programs do not show. Look at it before others read it.")
            yield Leaving(start, message, True)
