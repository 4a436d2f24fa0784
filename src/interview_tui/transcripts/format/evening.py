r"""Evening out text, to see what nearly says the words of this program: who may read, a strike, the heading of a card.

Formatters, editors and hands change a line without meaning to: other markup, another space, an invisible character,
capitals, three dots for one, a backslash more or less. Such a line may make the circle of readers narrower and is told;
it never makes it wider. Text that was *typed* and says the same is written with its first letter as a character
reference (`&#77;ag gelezen …`, see `encoding`): that is the one form that is not ours, and no program writes it by
itself.

A *paragraph* here is a run of lines without a blank one, for a wrapped line is still the same line.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from interview_tui.interview.model import Circle
from interview_tui.interview.transcript_words import every_language

TYPED = re.compile(r"&#([0-9]{2,7});")
"""The expression for a character reference in decimals; that of a letter or a digit marks typed text."""
TYPED_MARK = "\x00"
"""The character that stands for a letter that was marked as typed, in text evened out. No word of ours has it."""
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:[ \t/][^<>\n]*)?>|<!--|-->")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Letters in lower case that look as a Latin one does in lower case or as a capital: Cyrillic, Greek, small capitals.
_LOOK_ALIKE = str.maketrans(
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d"
    "\u03b1\u03b2\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7"
    "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f\u1d18\u0280"
    "\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22",
    "abekmhopctyxijshdqwabeikvoptyxabcdefghijklmnoprstuvwyz",
)
_INVISIBLE = frozenset({"Mn", "Me", "Cf", "Cc"})


class Near(Enum):
    """Name what a paragraph may nearly say."""

    READERS = "readers"
    STRUCK = "struck"
    HEADING = "heading"
    WALL = "wall"
    WHOLE = "whole"


class NearLine(NamedTuple):
    """Describe a place in a text that nearly says our words.

    `start` is the offset of its first letter or digit. `circle` is the one it names, for READERS: the narrowest for
    words that are not known.
    """

    kind: Near
    start: int
    circle: Circle = Circle.PRIVATE


def evened(text: str) -> str:
    """Return the words of a text in lower case and without accents, with one space between them.

    Of the signs only the colon stays, as a word of its own; markup, tags, references and invisible characters go.
    """
    return spelled(text)[0]


def spelled(text: str) -> tuple[str, list[int]]:
    """Return the text as `evened` does, and for each character of it the offset in `text` that it came from."""
    letters: list[str] = []
    places: list[int] = []
    space = False
    for letter, place in _letters(text):
        if letter.isalnum() or letter in (":", TYPED_MARK):
            if letters and (space or letter == ":" or letters[-1] == ":"):
                letters.append(" ")
                places.append(place)
            letters.append(letter)
            places.append(place)
            space = False
        else:
            space = True
    return "".join(letters), places


def _letters(text: str) -> Iterator[tuple[str, int]]:
    """Yield each character that can be seen, in lower case and without accents, with its offset in `text`."""
    at = 0
    while at < len(text):
        sign = text[at]
        size, seen = 1, sign
        if sign == "<" and (tag := _TAG.match(text, at)):
            size, seen = len(tag[0]), " "
        elif sign == "&" and (reference := _REFERENCE.match(text, at)):
            size = len(reference[0])
            seen = unescaped(reference[0])
            if is_typed(reference[0]):
                yield TYPED_MARK, at
                seen = ""
        for one in _folded(seen):
            yield one, at
        at += size


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Return the letters of a text in lower case, without accents and without what cannot be seen."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_LOOK_ALIKE)
    return "".join(one for one in apart if one.isspace() or unicodedata.category(one) not in _INVISIBLE)


def is_typed(reference: str) -> bool:
    """Return whether a character reference marks typed text: in decimals, and of what comes to a letter or a digit."""
    found = TYPED.fullmatch(reference)
    return found is not None and int(found[1]) <= sys.maxunicode and is_letter(chr(int(found[1])))


def is_letter(sign: str) -> bool:
    """Return whether a character comes to letters or digits, as one in a circle does too."""
    return sign.isalnum() or bool(_letters_of(sign))


def unescaped(text: str) -> str:
    """Return the text with its character references replaced."""
    from html import unescape  # two thousand names, for a text that few files have

    return unescape(text)


# --- what our words are, evened out


@cache
def _labels() -> tuple[str, ...]:
    return tuple(evened(label) for words in every_language() for label in words.readers_labels)


@cache
def _circles() -> dict[str, Circle]:
    return {evened(phrase): circle for words in every_language() for circle, phrase in words.circles.items()}


@cache
def _longest_circle() -> int:
    """Return the number of characters of the longest phrase for a circle, evened out."""
    return max(map(len, _circles()))


@cache
def _readers() -> re.Pattern[str]:
    """Return the expression for a label about readers: with a colon anywhere, without one at the start.

    A number before it may be that of a list.
    """
    label = "|".join(_labels())
    return re.compile(rf"(?:\A(?:[0-9]+ )?(?P<first>{label})(?= |\Z)|(?:\A|(?<= ))(?P<later>{label})(?= :))")


@cache
def _struck() -> re.Pattern[str]:
    """Return the expression for a label of a strike: by itself or with a colon at the start, or with its words."""
    label = "|".join(evened(words.struck) for words in every_language())
    note = "|".join(evened(words.struck_note) for words in every_language())
    return re.compile(
        rf"(?:\A(?:[0-9]+ )?(?P<first>{label})(?= :|\Z)|(?:\A|(?<= ))(?P<later>{label})(?=(?: :)? (?:{note})))"
    )


class Stems(NamedTuple):
    """Hold words by which a text is known to say nothing of ours: `rare` ones, and all of each label in `labels`."""

    rare: tuple[bytes, ...]
    labels: tuple[tuple[str, ...], ...]

    def may_be_in(self, letters: str) -> bool:
        """Return whether all words of a label are among letters in lower case."""
        for label in self.labels:
            for word in label:
                if word not in letters:
                    break
            else:
                return True
        return False


def stems_of(labels: Iterable[str]) -> Stems:
    """Return the longest word of each label, and all of its words."""
    words = [tuple(word for word in evened(label).split() if word != ":") for label in labels]
    return Stems(tuple({max(label, key=len).encode(): None for label in words}), tuple(words))


@cache
def _stems() -> Stems:
    """Return what any label about readers or a strike has in it."""
    return stems_of(label for words in every_language() for label in (*words.readers_labels, words.struck))


@cache
def _wholes() -> frozenset[str]:
    """Return the sentences that say of a transcript that it is the whole, evened out."""
    return frozenset(evened(whole) for words in every_language() for whole in words.wholes)


@cache
def _whole_stems() -> Stems:
    """Return what any of these sentences has in it."""
    return stems_of(whole for words in every_language() for whole in words.wholes)


@cache
def _ending_stems() -> tuple[bytes, ...]:
    """Return the longest word of each heading at the end of a transcript."""
    return tuple(max(heading.split(), key=len).encode() for heading in ending_headings())


@cache
def closing_headings() -> frozenset[str]:
    """Return the headings of the closing sentence, evened out."""
    return frozenset(evened(words.closing) for words in every_language())


@cache
def ending_headings() -> frozenset[str]:
    """Return the headings of the closing sentence and of what was not asked, evened out."""
    return closing_headings() | {evened(words.not_asked) for words in every_language()}


@cache
def _whole_lines() -> frozenset[str]:
    """Return the lines about readers and strikes, evened out."""
    return frozenset(map(evened, own_lines()))


def says_ours(line: str) -> bool:
    """Return whether a line comes to one of ours about readers or a strike, with no other word in it."""
    return bool(near_labels(line)) and evened(line) in _whole_lines()


# --- finding them

# Behind a line feed rather than ^: that is how `re` finds the next line fastest.
_NUMBERED = re.compile(r"\n((?:[^\w\n]|_)*+)(\d{1,3}+)(?!\d)(?:\\?[.):])?")
_UNDERLINE = re.compile(r"[^\n]*\n[ \t>]*+(?:=++|-++)[ \t\r]*+(?:\n|\Z)")
_MARKED = re.compile(r"[^\w\n#*=~`<\uff03\ufe5f]*+[#*_=~`<\uff03\ufe5f]")
_HASHES = frozenset("#\uff03\ufe5f")
_EMPHASIS = frozenset("*_=~`")
_LONGEST_HEADING = 200  # characters with all that may stand around its words
_FEW = 50  # signs beyond ASCII, each of them different
_ASCII = bytes(range(0x80))
_SIGNS_AND_LINES = bytes(byte for byte in _ASCII if not chr(byte).isalnum())
_SIGNS = _SIGNS_AND_LINES.replace(b"\n", b"")
_PLAIN_BYTES = bytes(range(0x20, 0x7F)) + b"\n\t"


def near_lines(text: str) -> list[NearLine]:
    """Return the places in a text that nearly say our words, in order. Lines end in LF."""
    lower = lower_of(text)
    found = [*_near_labels(text, lower), *_near_numbers(text), *_near_endings(text, lower)]
    return sorted(found, key=lambda line: line.start)


def near_labels(text: str) -> list[NearLine]:
    """Return the places in a text that nearly say a label of ours, in order: headings are not looked at."""
    return _near_labels(text, lower_of(text))


def _near_labels(text: str, lower: bytes | None) -> list[NearLine]:
    """Return what `near_labels` does, given `lower_of` the text."""
    near: list[NearLine] = []
    for start, end in worth_reading(text, lower, _stems()):
        paragraph = text[start:end]
        found = _said_by_own_lines().get(paragraph) or tuple(_near_words(paragraph))
        near += [line._replace(start=line.start + start) for line in found]
    return near


def whole_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines above the cards that say of a transcript that it is the whole, wrapped or not."""
    for start, end in worth_reading(text, lower_of(text), _whole_stems()):
        at, found = start, False
        for line in text[start:end].split("\n"):
            if evened(line) in _wholes():
                found = True
                yield at, at + len(line)
            at += len(line) + 1
        if not found and evened(text[start:end]) in _wholes():  # wrapped
            yield start, end


def without_whole(text: str) -> str:
    """Return a text, as long as it is, with spaces in place of the lines that say so."""
    for start, end in whole_spans(text):
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def worth_reading(text: str, lower: bytes | None, stems: Stems) -> Iterator[tuple[int, int]]:
    """Yield the spans of the paragraphs that may have a label of ours. Most have not, which is seen at once."""
    read = 0  # the end of the last paragraph
    for start, end in _lines_with(text, lower, stems.rare):
        if end > read:
            first, read = _paragraph_around(text, start, end)
            paragraph = text[first:read]
            is_plain = lower is not None and paragraph.isascii()
            if stems.may_be_in(paragraph.lower() if is_plain else squeezed(paragraph)):
                yield first, read


def lower_of(text: str) -> bytes | None:
    """Return a text in UTF-8, with the letters of ASCII in lower case; None unless it `_is_even`."""
    data = text.encode(errors="replace")
    return data.lower() if _is_even(text, data) else None


def _lines_with(text: str, lower: bytes | None, stems: tuple[bytes, ...]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines that may have one of these words, in order; `lower` is `lower_of` the text."""
    if lower is None:
        at = 0
        for line in text.split("\n"):
            if _may_say(line, stems):
                yield at, at + len(line)
            at += len(line) + 1
        return
    end, at, before = -1, 0, 0
    for place in sorted(found.start() for stem in stems if stem in lower for found in re.finditer(stem, lower)):
        at += len(lower[before:place].decode())
        before = place
        if at > end:
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            yield text.rfind("\n", 0, at) + 1, end


def _paragraph_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the lines around a line, without a blank one between them."""
    while start and not _is_blank(text[(before := text.rfind("\n", 0, start - 1) + 1) : start]):
        start = before
    while end < len(text):
        after = text.find("\n", end + 1)
        after = after if after >= 0 else len(text)
        if _is_blank(text[end + 1 : after]):
            break
        end = after
    return start, end


def _is_blank(line: str) -> bool:
    """Return whether a line parts two paragraphs, also within a quotation."""
    return not line.strip(" \t\r\n>")


def _may_say(text: str, stems: tuple[bytes, ...]) -> bool:
    """Return whether a text may have one of these words in it."""
    if (lower := lower_of(text)) is not None:
        return any(stem in lower for stem in stems)
    letters = squeezed(text).encode(errors="replace")
    return any(stem in letters for stem in stems)


def squeezed(text: str, *, lines: bool = False) -> str:
    """Return the letters and digits of a text, evened out roughly: what is marked as typed is as any other.

    With `lines` the line feeds stay.
    """
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = unescaped(text)
    data = text.encode(errors="replace").lower().translate(None, _SIGNS if lines else _SIGNS_AND_LINES)
    signs = set(data.translate(None, _ASCII).decode())
    if len(signs) > _FEW:  # then to replace one after the other takes longer
        return "".join(_letters_of(sign) if sign in signs else sign for sign in data.decode())
    for sign in signs:
        data = data.replace(sign.encode(), _letters_of(sign).encode())
    return data.decode()


@cache
def _letters_of(sign: str) -> str:
    """Return the letters and digits that a character comes to."""
    return "".join(filter(str.isalnum, _folded(sign)))


@cache
def _own_headings() -> frozenset[str]:
    """Return the headings at the end of a transcript as this program writes them."""
    return frozenset(f"## {text}" for words in every_language() for text in (words.closing, words.not_asked))


@cache
def own_lines() -> tuple[str, ...]:
    """Return the lines about readers and strikes as this program writes them."""
    lines = [
        f"*{label}: {phrase}*"
        for words in every_language()
        for label in words.readers_labels
        for phrase in words.circles.values()
    ]
    return (*lines, *(f"*{words.struck}: {words.struck_note}*" for words in every_language()))


@cache
def _said_by_own_lines() -> dict[str, tuple[NearLine, ...]]:
    """Return what each of the lines about readers and strikes says, as this program writes it."""
    return {line: tuple(_near_words(line)) for line in own_lines()}


def _is_even(text: str, data: bytes) -> bool:
    """Return whether the letters stand in a text as they are: nothing invisible, no look-alikes, no tags between.

    `data` is the text in UTF-8: what is left of it without the usual bytes is little.
    """
    rest = data.translate(None, _PLAIN_BYTES)
    return (
        (not rest or all(map(_is_even_letter, set(rest.decode(errors="replace")))))
        and not (b"&" in data and _REFERENCE.search(text))
        and not (b"<" in data and _TAG.search(text))
    )


@cache
def _is_even_letter(letter: str) -> bool:
    """Return whether a character is seen as what it is."""
    if letter == "…":
        return True
    return letter.isprintable() and unicodedata.is_normalized("NFKC", letter) and not _looks_alike(letter)


def _looks_alike(letter: str) -> bool:
    """Return whether a letter of another alphabet looks like a Latin one."""
    folded = letter.casefold()
    return folded.translate(_LOOK_ALIKE) != folded


def _near_words(paragraph: str) -> Iterator[NearLine]:
    """Yield the labels in one paragraph, each with its offset in it."""
    even, places = spelled(paragraph)
    for kind, expression in ((Near.READERS, _readers()), (Near.STRUCK, _struck())):
        for label in expression.finditer(even):
            at = label.start("first") if label["first"] else label.start("later")
            circle = _circle_from(even, label.end()) if kind is Near.READERS else Circle.PRIVATE
            yield NearLine(kind, places[at], circle)


def _circle_from(even: str, start: int) -> Circle:
    """Return the circle that the rest of a paragraph names, evened out, from the end of a label on."""
    while even[start : start + 1] in (" ", ":"):
        start += 1
    if len(even) - start > _longest_circle():  # the rest behind every label would be all of the paragraph again
        return Circle.PRIVATE
    return _circles().get(even[start:], Circle.PRIVATE)


def _near_numbers(text: str) -> Iterator[NearLine]:
    """Yield the lines that look like the heading of a card and are none.

    Such a line has a number, and is marked with #, all in bold or italics, in a tag, or underlined.
    """
    lines = f"\n{text}"
    if "&" in text or "<" in text:
        lines = _TAG.sub(_flat_tag, _REFERENCE.sub(_flat_reference, lines))
    for line in _NUMBERED.finditer(lines):
        lead, at = line[1], line.start(2)
        near = not _HASHES.isdisjoint(lead)
        if not near and line[0][-1] in ".):":
            end = lines.find("\n", at)
            rest = lines[at : end if end >= 0 else len(lines)].rstrip(" \t\r|\\.:")
            near = (lead[-1:] in _EMPHASIS and rest[-1] in _EMPHASIS) or _UNDERLINE.match(lines, at) is not None
        if near:
            yield NearLine(Near.HEADING, at - 1)


def _flat_reference(found: re.Match[str]) -> str:
    """Return what stands for a character reference, as long as it is: a word if it marks typed text, else spaces."""
    return ("x" if is_typed(found[0]) else " ") * len(found[0])


def _flat_tag(found: re.Match[str]) -> str:
    """Return what stands for a tag, as long as it is: the mark of a heading for that of a heading, else spaces."""
    heading = re.match("<[hH][1-6]", found[0])
    return ("#" if heading else " ").ljust(len(found[0]))


def _near_endings(text: str, lower: bytes | None) -> Iterator[NearLine]:
    """Yield the lines that look like the heading of the closing sentence, or of what was not asked, and are none."""
    for start, end in _lines_with(text, lower, _ending_stems()):
        line = text[start:end]
        if len(line) < _LONGEST_HEADING and _MARKED.match(line):
            if line in _own_headings():
                yield NearLine(Near.HEADING, start + line.index(" ") + 1)
                continue
            even, places = spelled(line)
            if even in ending_headings():
                yield NearLine(Near.HEADING, start + places[0])
