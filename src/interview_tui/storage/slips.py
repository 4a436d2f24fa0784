"""Slips in a text file that a person wrote for the program: what word processors and older Windows programs put in it.

Shared by the readers of JSON and TOML. Each slip has a sentence of its own, in the language of the screen: what stands
there and what to do.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final, NamedTuple

from interview_tui.language import _, visible_line

QUOTES: Final = frozenset("“”„‟«»″＂‘’‚‛‹›′＇´")
"""Quotation marks that are not the straight ones, and what is taken for them."""
CLOSING_QUOTES: Final = frozenset("“”»″＂")
"""Those of them with which a text may end that began with a straight one."""

_LINE_END = re.compile("\r\n|[\r\n]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
OFFICE: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How the documents of word processors begin."""
_LONGEST = 30  # characters of what is quoted from the file


class Slip(NamedTuple):
    """Hold a slip: the offset in the text, counted in characters, and the sentence."""

    at: int
    problem: str


class NotUTF8(ValueError):  # noqa: N818 - says what it is
    """Report a file that is no UTF-8 text.

    `line` and `column` count from 1; both are 0 if the whole file is meant. `problem` is a whole sentence.
    """

    def __init__(self, problem: str, line: int = 0, column: int = 0) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.column = column


def decoded(data: bytes) -> str:
    """Return the text in a file, without a byte order mark at its beginning. Raises NotUTF8."""
    if data.startswith(OFFICE):
        raise NotUTF8(saved_as_document())
    if is_utf16(data):
        raise NotUTF8(saved_as_utf16())
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from None


def is_utf16(data: bytes) -> bool:
    """Return whether a file that begins with `data` is saved as UTF-16, or as UTF-32."""
    return data.startswith((*_UTF16, *_UTF32)) or _looks_like_utf16(data)


def saved_as_document() -> str:
    """Return the sentence on a file that is a document of a word processor."""
    return _("This is a document of a word processor. Save it there as plain text, in UTF-8.")


def saved_as_utf16() -> str:
    """Return the sentence on a file that is saved as UTF-16."""
    return _("The file is saved as UTF-16 (“Unicode”). Save it as UTF-8; Notepad asks for it as encoding.")


def saved_as_utf32() -> str:
    """Return the sentence on a file that is saved as UTF-32."""
    return _("The file is saved as UTF-32. Save it as UTF-8.")


def _looks_like_utf16(data: bytes) -> bool:
    """Return whether every other byte of the beginning is zero, as of UTF-16 without a byte order mark."""
    beginning = data[:64]
    return len(beginning) >= 4 and any(not any(beginning[odd::2]) and all(beginning[1 - odd :: 2]) for odd in (0, 1))


def _not_utf8(data: bytes, at: int) -> NotUTF8:
    """Return the error for the byte at that offset; it names Windows-1252 only if the whole file can be that."""
    before = data[:at].decode("utf-8-sig")
    line, column = place(before, len(before))
    try:
        written = data.decode("cp1252")
    except UnicodeDecodeError:
        written = ""
    if not written or any(char < " " and char not in "\t\n\r\f" for char in written):
        return NotUTF8(_("Here is a byte that is no UTF-8 text. Save the file as UTF-8."), line, column)
    problem = _("Here is ‘{char}’ as older Windows programs save it (Windows-1252, “ANSI”). Save the file as UTF-8.")
    return NotUTF8(problem.format(char=data[at : at + 1].decode("cp1252")), line, column)


def place(text: str, at: int) -> tuple[int, int]:
    """Return line and column, counted from 1, of the character at that offset."""
    line, start = 1, 0
    for found in _LINE_END.finditer(text, 0, at):
        line, start = line + 1, found.end()
    return line, at - start + 1


def named(line: int, column: int, problem: str) -> str:
    """Return the sentence with its line and column before it."""
    return _("Line {line}, column {column}: {problem}").format(line=line, column=column, problem=problem)


def quoted(text: str) -> str:
    """Return what stands at the beginning of `text`, for quoting in a sentence: one word, at most `_LONGEST` long."""
    word = visible_line(re.split(r"[\s,;:=\[\]{}\"]", text[: _LONGEST * 4].lstrip(), maxsplit=1)[0] or text[:1])
    return word if len(word) <= _LONGEST else word[: _LONGEST - 1] + "…"


def invisible(char: str) -> str:
    """Return what an invisible character is called in words, with its code point; empty for one that can be seen."""
    name = _name(char)
    return f"{name} (U+{ord(char):04X})" if name else ""


def _name(char: str) -> str:
    if char in "\u00a0\u202f\u2007":
        return _("a no-break space")
    if char in "\u200b\u200c\u200d\u2060":
        return _("a zero-width space")
    if char == "\ufeff":
        return _("a byte order mark")
    if char == "\u00ad":
        return _("a soft hyphen")
    if char == "\t":
        return _("a tab")
    if char in "\u2028\u2029\u0085\v\f":
        return _("a line break of another kind")
    if (category := unicodedata.category(char)) == "Zs":
        return _("a space of another kind") if char != " " else ""
    if category == "Cf":
        return _("a mark for the direction or shape of text")
    return _("a control character") if category == "Cc" else ""


def stray(char: str) -> str:
    """Return the sentence for a character that stands where none of its kind may: a quotation mark or invisible."""
    if char in QUOTES:
        problem = _("Here is {char}, a quotation mark as word processors make it. Type a straight one ({straight}).")
        return problem.format(char=char, straight='"')
    if name := invisible(char):
        problem = _("Here is a character that cannot be seen: {name}. Delete it, or type an ordinary space there.")
        return problem.format(name=name)
    return ""


def without_invisible(text: str) -> str:
    """Return `text` without its invisible characters, but for ordinary spaces."""
    return "".join(char for char in text if not _name(char))


def unclosed_text(text: str, start: int, end: int) -> Slip:
    """Return the slip for a text that begins with the straight quotation mark at `start`, and has none at its end.

    `end` is the offset of the end of its line. Named are a typographic mark at its end, or a backslash before a
    straight one, if that is what stands there.
    """
    if (slip := closed_otherwise(text, start, end)) is not None:
        return slip
    problem = _(
        "The text that begins here has no quotation mark at its end on this line. Put one there; "
        "a new line within a text is written as {newline}."
    )
    return Slip(start, problem.format(newline=r"\n"))


def closed_otherwise(text: str, start: int, end: int) -> Slip | None:
    """Return the slip if the text that begins at `start` has at its end a typographic mark, or an escaped one.

    That it is at an end, is told by what follows it: a comma, a colon, a bracket, or the end of the line at `end`.
    """
    line = text[start + 1 : end]
    for found in re.finditer(rf"([{''.join(CLOSING_QUOTES)}])\s*(?=[,:}}\]]|$)", line):
        opened = line[: found.start()]
        if opened.count("“") + opened.count("„") + opened.count("«") <= sum(map(opened.count, "”»")):
            return Slip(start + 1 + found.start(), stray(found[1]))
    escaped = re.search(r'\\"\s*(?:[,:}\]].*)?$', line)
    return Slip(start + 1 + escaped.start(), backslash()) if escaped else None


def backslash() -> str:
    r"""Return the sentence for a backslash in a text between double quotes."""
    problem = _("Here is ‘{one}’, which has a meaning of its own within a text. Write ‘{two}’ for each, or ‘{slash}’.")
    return problem.format(one="\\", two="\\\\", slash="/")


def capital(word: str, right: str) -> str:
    """Return the sentence for a word that programs know in small letters."""
    return _("Here is ‘{word}’. Write {right}, in small letters and without quotation marks.").format(
        word=word, right=right
    )


def without_quotes(text: str) -> str:
    """Return the sentence for a text that stands in the file without quotation marks."""
    problem = _("Here is ‘{word}’ without quotation marks. Put the whole text between straight ones ({example}).")
    word = quoted(text)
    return problem.format(word=word, example=f'"{word}"')


def behind_value(text: str) -> str:
    """Return the sentence for what stands behind a value."""
    problem = _("Here is ‘{word}’ behind a value that has ended. Delete it, or put all of it in one text.")
    return problem.format(word=quoted(text))


def decimal_comma() -> str:
    """Return the sentence for a number with a comma in it."""
    return _("Here is a comma within a number. Write a point ({example}).").format(example="2.5")


def unreadable_number() -> str:
    """Return the sentence for a number in a form that is not known."""
    problem = _("This number cannot be read. Write it in digits only, without a zero or a plus before it ({examples}).")
    return problem.format(examples="45, 2.5")


TRUTHS: Final = {
    **dict.fromkeys(("true", "yes", "on", "ja", "waar", "aan"), "true"),
    **dict.fromkeys(("false", "no", "off", "nee", "onwaar", "uit"), "false"),
}
"""Words that people write for yes and no, in small letters, with the words that JSON and TOML know."""
NOTHINGS: Final = frozenset({"none", "null", "nil", "undefined"})
