"""The one list of rewrites, and sequences of them."""

from __future__ import annotations

from random import Random
from typing import Final, NamedTuple

from tests.rewrites import files, front, layout, letters, marks, moving, titles
from tests.rewrites.rewrite import Part, Rewrite

_KITS: Final = (layout.KIT, marks.KIT, letters.KIT, titles.KIT, moving.KIT, front.KIT, front.FACTS, files.KIT)
REWRITES: Final = tuple(rewrite for kit in _KITS for rewrite in kit.rewrites)
LONGEST: Final = 6
FACT: Final = 0.12
"""How often a sequence has a rewrite that changes what a key says."""

_BODY: Final = [rewrite for rewrite in REWRITES if rewrite.part is Part.BODY]
_FRONT: Final = [rewrite for rewrite in REWRITES if rewrite.part is Part.FRONT]
_FACTS: Final = [rewrite for rewrite in REWRITES if rewrite.part is Part.FACT]
_FILES: Final = [rewrite for rewrite in REWRITES if rewrite.part is Part.FILE]


class Step(NamedTuple):
    """A rewrite with a seed of its own, so that it does the same when others of its sequence are left out."""

    rewrite: Rewrite
    seed: str

    def apply(self, text: str) -> str:
        """The text of a file, rewritten."""
        random = Random(self.seed)
        opening, block, body = _parted(text)
        match self.rewrite.part:
            case Part.BODY:
                return opening + block + self.rewrite.act(random, body)
            case Part.FRONT | Part.FACT:
                return opening + self.rewrite.act(random, block) + body if opening else text
            case Part.FILE:
                return self.rewrite.act(random, text)


def _parted(text: str) -> tuple[str, str, str]:
    """The first fence, the front matter, and the rest from the second fence on; all of it the rest without fences."""
    end = text.find("\n---\n")
    if not text.startswith("---\n") or end < 0:
        return "", "", text
    return text[:4], text[4 : end + 1], text[end + 1 :]


def steps(random: Random, seed: str, *, harmless: bool) -> list[Step]:
    """A sequence of one to six, each once; only harmless ones if so asked."""
    count = random.randint(1, LONGEST)
    fact = not harmless and random.random() < FACT
    chosen = list(dict.fromkeys(_one(random, harmless=harmless or fact) for _ in range(count - fact)))
    if fact:
        chosen.append(random.choice(_FACTS))
    last = [rewrite for rewrite in chosen if rewrite.part is Part.FILE]
    ordered = [rewrite for rewrite in chosen if rewrite.part is not Part.FILE] + last
    return [Step(rewrite, f"{seed}/{place}") for place, rewrite in enumerate(ordered)]


def _one(random: Random, *, harmless: bool) -> Rewrite:
    chance = random.random()
    kind = _FILES if chance < 0.05 else _FRONT if chance < 0.15 else _BODY
    return random.choice([rewrite for rewrite in kind if rewrite.harmless or not harmless])


def applied(sequence: list[Step], data: bytes) -> bytes:
    """The bytes of a file after a sequence."""
    text = data.decode("utf-8")
    for step in sequence:
        text = step.apply(text)
    return text.encode("utf-8", errors="replace")
