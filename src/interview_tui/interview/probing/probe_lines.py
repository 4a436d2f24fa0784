"""The lines of a note that record the probes that were asked.

`label` is how such a line begins in the language of the interview ("Doorgevraagd"), without its colon.
"""

from __future__ import annotations

from functools import cache

from interview_tui.interview.sentences.highlights import unmarked
from interview_tui.language import LANGUAGES, catalogue


def known_labels() -> tuple[str, ...]:
    """Return the labels of every language that transcripts are written in."""
    return tuple(catalogue(lang).pgettext("transcript", "Asked further") for lang in LANGUAGES)


@cache
def _known_labels_folded() -> frozenset[str]:
    return frozenset(label.casefold() for label in known_labels())


def is_probe(line: str) -> bool:
    """Return whether a line of a note records a probe, with the label of any language."""
    if ":" not in line:
        return False
    start, colon, _text = unmarked(line.strip()).partition(":")
    return bool(colon) and start.rstrip().casefold() in _known_labels_folded()


def is_asked(line: str, label: str) -> bool:
    """Return whether a line of a note records a probe with that label, written by the program or typed by hand."""
    return asked_text(line, label) is not None


def asked(note: str, label: str) -> list[str]:
    """Return the texts of the probes that were asked, in order: what follows `Doorgevraagd:`, if not empty."""
    return [text for line in note.split("\n") if (text := asked_text(line, label))]


def asked_text(line: str, label: str) -> str | None:
    """Return the text after the label, without the marks of highlights; None for a line without that label."""
    line = unmarked(line.strip())
    start, colon, text = line.partition(":")
    return text.strip() if colon and start.rstrip().casefold() == label.casefold() else None
