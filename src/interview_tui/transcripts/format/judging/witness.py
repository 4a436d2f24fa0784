"""The second witness: what front matter says of the cards, besides what the cards say themselves.

It names the cards that were written, their own circles, which are struck, and a seal for each answer that others may
read. Both places count, and the narrower one wins: a line that a formatter damaged, a heading that a note turned into,
or words that moved below another heading are not taken at their word. Files of format 1 have no such witness.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from hashlib import blake2b
from types import MappingProxyType
from typing import Final, NamedTuple
from unicodedata import category, combining, normalize

from interview_tui.interview.model import Circle, ClosingReaders
from interview_tui.transcripts.format.evening import unescaped
from interview_tui.transcripts.format.frontmatter import FrontMatter, Value, number, numbers
from interview_tui.transcripts.format.outline import without_comments
from interview_tui.transcripts.format.own_form import ORDER

FIRST_FORMAT: Final = 2
"""The first format that has a witness."""
FIRST_CLOSING: Final = 3
"""The first format in which the closing sentence has readers of its own."""
ANSWERED: Final = "answered"
STRUCK: Final = "struck_cards"
SEALS: Final = "seals"
CIRCLES: Final = MappingProxyType({circle: f"{circle.key}_cards" for circle in Circle})
"""The key of each circle: the cards for which it was chosen, whatever that of the whole interview is."""
CLOSING_READERS: Final = "closing_readers"
KEYS: Final = (ANSWERED, *CIRCLES.values(), STRUCK, CLOSING_READERS, SEALS)
"""The keys of the witness. One that says nothing is left out."""

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no sign that can be taken for another
_LENGTH = 6  # of a seal: one in 900 million by chance
_SEAL = re.compile(rf"([0-9]{{1,3}})-([0-9a-z]{{{_LENGTH}}})")
_WHOLE = "00"  # stands for the number of a card before the seal of all the text
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_LEAST_TO_SLIP = 8  # letters of a key; a shorter one may be somebody's own word


class Witness(NamedTuple):
    """Hold what front matter says: the cards `answered`, their own `circles`, those `struck`, and the `seals`.

    The closing sentence has number 0 among the seals; `closing` are its readers, and it `tells_closing` if it says who
    they are: from format 3 on also by saying nothing. `whole` is the seal of all the text below front matter, to the
    letter; empty if there is none. `damaged` are the keys whose values cannot be understood.
    """

    answered: frozenset[int] = frozenset()
    circles: Mapping[int, Circle] = MappingProxyType({})
    struck: frozenset[int] = frozenset()
    seals: Mapping[int, str] = MappingProxyType({})
    whole: str = ""
    damaged: tuple[str, ...] = ()
    closing: ClosingReaders = ClosingReaders.NOBODY
    tells_closing: bool = True

    def circle(self, number: int) -> Circle | None:
        """Return the circle of its own that a card has; None if that of the interview applies."""
        return self.circles.get(number)

    def values(self) -> dict[str, Value]:
        """Return the front matter of the witness."""
        values: dict[str, Value] = {ANSWERED: [*sorted(self.answered)] or None}
        for circle, key in CIRCLES.items():
            values[key] = [*sorted(number for number, own in self.circles.items() if own is circle)] or None
        values[STRUCK] = [*sorted(self.struck)] or None
        values[CLOSING_READERS] = self.closing.key if self.closing else None
        seals = ([(_WHOLE, self.whole)] if self.whole else []) + sorted(self.seals.items())
        values[SEALS] = [f"{number}-{seal}" for number, seal in seals] or None
        return values

    def with_whole(self, text: str) -> Witness:
        """Return the witness with the seal of this text, all that stands below front matter, if others may read any.

        The text has nothing that reading it would report.
        """
        return self._replace(whole=seal_of_whole(text)) if self.seals else self


def has_witness(front: FrontMatter) -> bool:
    """Return whether front matter is a witness: by its format, or by any of the keys, whatever the format says."""
    return (number(front.get("format")) or 0) >= FIRST_FORMAT or any(entry.key in KEYS for entry in front.entries)


def witness_in(front: FrontMatter) -> Witness:
    """Return what front matter says. A value that cannot be understood says nothing, and is `damaged`."""
    known = {key: value for key, value in front.values().items() if key in KEYS}
    damaged: list[str] = []

    def items(key: str, form: re.Pattern[str]) -> list[re.Match[str]]:
        value = known.get(key)
        if value is None:
            return []
        texts = value if isinstance(value, list) else [value]
        found = [form.fullmatch(str(item)) for item in texts]
        if not all(found):
            damaged.append(key)
        return [one for one in found if one]

    def cards(key: str) -> frozenset[int]:
        return frozenset(int(one[0]) for one in items(key, _NUMBER))

    circles: dict[int, Circle] = {}
    for circle in sorted(Circle, reverse=True):  # the narrowest last: it counts
        circles |= dict.fromkeys(cards(CIRCLES[circle]), circle)
    closing = known.get(CLOSING_READERS)
    readers = closing_readers_named(closing)
    if closing is not None and closing != readers.key:
        damaged.append(CLOSING_READERS)
    seals = {seal[1]: seal[2] for seal in items(SEALS, _SEAL)}
    whole = seals.pop(_WHOLE, "")
    return Witness(
        answered=cards(ANSWERED),
        circles=MappingProxyType(circles),
        struck=cards(STRUCK),
        seals=MappingProxyType({int(number): seal for number, seal in seals.items()}),
        whole=whole,
        damaged=tuple(damaged),
        closing=readers,
        tells_closing=CLOSING_READERS in known or (number(front.get("format")) or 0) >= FIRST_CLOSING,
    )


def closing_readers_named(value: object) -> ClosingReaders:
    """Return the readers of the closing sentence that a value names; nobody for any other value."""
    return next((readers for readers in ClosingReaders if readers.key == value), ClosingReaders.NOBODY)


# --- what else is said

_OUR_KEYS: Final = frozenset(ORDER)
_LIKE_KEYS: Final = MappingProxyType(
    {
        "".join(filter(str.isalnum, key)).removesuffix("s"): key
        for key in ("sharing", STRUCK, CLOSING_READERS, *CIRCLES.values())
    }
)


class AlsoSaid(NamedTuple):
    """Hold what front matter says besides, of single cards. It may make what others get less, never more.

    `circles` are those of cards in keys that nearly say ours, `struck` the cards that such a key or the key `struck`
    of a final interview names. `sharing` is the narrowest circle of the whole that such a key says, `closing` the
    narrowest readers of the closing sentence. `keys` are these keys, each with the one that it is like.
    """

    circles: Mapping[int, Circle] = MappingProxyType({})
    struck: frozenset[int] = frozenset()
    sharing: Circle | None = None
    closing: ClosingReaders = ClosingReaders.NAMED
    keys: Mapping[str, str] = MappingProxyType({})


NOTHING_ELSE: Final = AlsoSaid()


def also_said(front: FrontMatter, gone: Iterable[int]) -> AlsoSaid:
    """Return what front matter says besides its keys; `gone` are the cards that were struck and removed."""
    keys = {one.key: like for one in front.entries if one.key not in _OUR_KEYS and (like := _like_key(one.key))}
    values = front.values() if keys else {}
    circles: dict[int, Circle] = {}
    for circle in sorted(Circle, reverse=True):  # the narrowest last: it counts
        for key in (key for key, like in keys.items() if like == CIRCLES[circle]):
            circles |= dict.fromkeys(numbers(values[key]), circle)
    struck = {number for key, like in keys.items() if like == STRUCK for number in numbers(values[key])}
    said = [values[key] for key, like in keys.items() if like == "sharing"]
    named = [
        next((one for one in Circle if one.key == str(value).strip().casefold()), Circle.PRIVATE) for value in said
    ]
    if not keys and not gone:
        return NOTHING_ELSE
    readers = [closing_readers_named(values[key]) for key, like in keys.items() if like == CLOSING_READERS]
    closing = min(readers, default=ClosingReaders.NAMED)
    return AlsoSaid(circles, frozenset(struck.union(gone)), min(named, default=None), closing, keys)


@lru_cache(maxsize=512)
def _like_key(key: str) -> str:
    """Return the key of ours about readers or strikes that this one is nearly; "" if it is like none."""
    letters = "".join(filter(str.isalnum, normalize("NFKC", key).casefold())).removesuffix("s")
    return _LIKE_KEYS.get(letters, "") or next((_LIKE_KEYS[one] for one in _LIKE_KEYS if _is_slip(letters, one)), "")


def _is_slip(letters: str, word: str) -> bool:
    """Return whether letters are those of a word but for one that is wrong, missing, too many or swapped."""
    if len(word) < _LEAST_TO_SLIP or abs(len(letters) - len(word)) > 1:
        return False
    return not _without_one(letters).isdisjoint(_without_one(word))


def _without_one(word: str) -> set[str]:
    """Return a word, and what it is without any one of its letters."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


# --- seals

_LIST_NUMBER = re.compile(r"\n[ \t>]*+[0-9]{1,3}+[.)](?=[ \t\n])")
# Tags that formatters put in, without a word of anybody in them.
_TAG = re.compile(r"(?<!\\)</?(?:b|i|u|s|em|strong|del|ins|mark|br|p|span)[ \t]*/?>|<span class=\"mark\">")
_ASCII = bytes(range(0x80))
_NO_LETTERS = bytes(byte for byte in range(0x100) if byte >= 0x80 or not chr(byte).isalnum())


def seal(markdown: str, own: Circle | None, sharing: Circle) -> str:
    """Return the seal of a part of a transcript: a digest of its letters and digits, and of who may read it.

    `own` is the circle of its own, `sharing` that of the whole: where both places lost what they say of them, or say
    something else, the seals tell.

    What a formatter changes without changing the meaning leaves it as it is: markup, escapes, spaces, line ends,
    quotation marks, the numbers of a list.
    """
    readers = f"{own.key if own is not None else ''}/{sharing.key}"
    return _digest(_sealed(markdown) + readers.encode())


def is_sealed(known: str | None, markdown: str, owns: Iterable[Circle | None], sharings: Iterable[Circle]) -> bool:
    """Return whether a seal is that of this text, for one of these circles of its own and of the whole.

    The first files of format 2 have seals without the readers in them.
    """
    if known is None:
        return False
    return known == _digest(_sealed(markdown)) or any(
        known == seal(markdown, own, sharing) for own in {*owns} for sharing in {*sharings}
    )


def closing_seal(markdown: str, readers: ClosingReaders) -> str:
    """Return the seal of the closing sentence, without the line about its readers: of its letters, and of those."""
    return _digest(_sealed(markdown) + f"closing/{readers.key}".encode())


def closing_is_sealed(known: str | None, markdown: str, readers: Iterable[ClosingReaders]) -> bool:
    """Return whether a seal is that of this closing sentence, for one of these readers."""
    return known is not None and any(known == closing_seal(markdown, one) for one in readers)


@lru_cache(maxsize=64)  # while one note is typed, the others do not change
def _sealed(markdown: str) -> bytes:
    """Return what the seal of a part of a transcript is made of, besides its readers."""
    return _letters(without_comments(markdown))


def seal_of_whole(text: str) -> str:
    """Return the seal of all that stands below front matter, with LF line ends: any other sign makes it another."""
    return _digest(text.strip("\n").encode(errors="replace"))


def _digest(data: bytes) -> str:
    """Return a digest in signs that can be read aloud."""
    number = int.from_bytes(blake2b(data, digest_size=8).digest(), "big")
    letters = []
    for _place in range(_LENGTH):
        number, at = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[at])
    return "".join(letters)


def _letters(markdown: str) -> bytes:
    """Return the letters and digits of Markdown in lower case: those of ASCII in their order, then the others.

    Two runs and not one, for that takes a third of the time.
    """
    text = _LIST_NUMBER.sub("", f"\n{markdown}")
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = unescaped(text)
    data = text.encode(errors="replace")
    others = data.translate(None, _ASCII).decode()
    if not others.isalnum() and any(map(combining, others)):  # decomposed, as macOS and some editors do
        text = normalize("NFC", text)
        data = text.encode(errors="replace")
        others = data.translate(None, _ASCII).decode()
    return data.translate(None, _NO_LETTERS).lower() + "".join(filter(_is_sealed, others)).casefold().encode()


@cache
def _is_sealed(sign: str) -> bool:
    """Return whether a sign beyond ASCII is a letter, a digit or a symbol: punctuation and spaces come and go."""
    return category(sign)[0] in "LNS"
