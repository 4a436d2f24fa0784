"""Notes that were made without the app, as values: what every reader of a document makes, and nothing else."""

from __future__ import annotations

from typing import Final, NamedTuple

BULLET: Final = "-"
"""The `number` of an item of a list that has no numbers."""
MOST_BLOCKS: Final = 50_000
"""The most paragraphs of notes that are read: a thousand pages."""


class Block(NamedTuple):
    """Hold one paragraph of the notes, in the order in which a person reads them.

    `text` is to the letter, cleaned once, never blank; a line feed in it is a line break inside the paragraph. `level`
    is 0 for plain text, and from 1 for a heading; `bold` says that all of it stands out, as a heading does that nobody
    made one. `number` is what a list puts before it and is not in the text: "5.", "b)", BULLET, or "" for none; "[2]"
    before the words of a footnote. `apart` says that there was room above it: an empty line.
    """

    text: str
    level: int = 0
    number: str = ""
    bold: bool = False
    apart: bool = False

    @property
    def shown(self) -> str:
        """The paragraph as its program shows it: with what the list puts before it."""
        return f"{self.number} {self.text}" if self.number else self.text


class Notes(NamedTuple):
    """Hold notes: their paragraphs, and what is `left_out` of them: a translated sentence for each kind of thing.

    There too stands what else a person should know of how it was read, such as an encoding that was guessed.
    """

    blocks: tuple[Block, ...]
    left_out: tuple[str, ...] = ()
