"""Every word on screen comes from the catalogue, and the catalogue is whole: nothing missing, nothing unused."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from tools.catalogue import PO, extracted, rendered, stored

from interview_tui.language import catalogue
from tests.language.code_texts import all_loose_texts, loose_texts

MEND = "python tools/catalogue.py update; then fill in with: set WORDS.json"


def messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def key(message: Message) -> tuple[str, object]:
    return message.context or "", message.id


def forms(value: object) -> list[str]:
    """The one text, or those for one and for many."""
    return (
        [value] if isinstance(value, str) else [str(form) for form in value] if isinstance(value, tuple | list) else []
    )


def pairs() -> Iterator[tuple[str, str, Message]]:
    """Every English text with every Dutch one that may stand for it."""
    for message in messages(stored()):
        for english, dutch in zip(forms(message.id), forms(message.string), strict=True):
            yield english, dutch, message


def test_every_text_in_the_code_is_in_the_catalogue_and_the_reverse() -> None:
    code, known = {key(message) for message in messages(extracted())}, {key(m) for m in messages(stored())}
    assert code - known == set(), MEND
    assert known - code == set(), MEND


def test_every_text_has_a_dutch_one() -> None:
    assert [english for english, dutch, _message in pairs() if not dutch.strip()] == [], MEND
    assert not any(message.fuzzy for message in stored())


def test_the_file_is_as_the_tool_writes_it() -> None:
    assert PO.read_text(encoding="utf-8") == rendered(stored())
    assert "POT-Creation-Date" not in PO.read_text(encoding="utf-8")


def test_what_the_program_reads_is_what_the_file_says() -> None:
    """Only the compiled file is read; a forgotten compilation would show yesterday's texts."""
    read = catalogue("nl")
    for english, dutch, message in pairs():
        if message.pluralizable:
            one, many = forms(message.id)
            assert [read.ngettext(one, many, number) for number in (1, 2)] == forms(message.string), MEND
        else:
            said_once = read.pgettext(message.context, english) if message.context else read.gettext(english)
            assert said_once == dutch, MEND


# Placeholders


def places(text: str) -> list[str]:
    """What is filled in: `{name}`, `%(name)s`, `%s`."""
    named = re.findall(r"\{\w*(?:[!:][^{}]*)?\}", text)
    return sorted(set(named)) + sorted(re.findall(r"%(?:\(\w+\))?[srd]", text))


def test_the_same_is_filled_in_in_both_languages() -> None:
    assert [(english, dutch) for english, dutch, _message in pairs() if places(english) != places(dutch)] == []


def test_what_surrounds_a_text_is_the_same_in_both_languages() -> None:
    """White space at the ends, and the mark that ends a sentence: the texts are put together with others."""
    for english, dutch, _message in pairs():
        assert re.match(r"\s*", english)[0] == re.match(r"\s*", dutch)[0], english  # type: ignore[index]
        assert re.search(r"\s*\Z", english)[0] == re.search(r"\s*\Z", dutch)[0], english  # type: ignore[index]
        assert ends(english) == ends(dutch), english


def ends(text: str) -> str:
    """`.`, `:` or `…` where a text ends in one. A label may become a question, or the reverse."""
    return text.rstrip()[-1:] if text.rstrip()[-1:] in ".:…" else ""


# Dutch is Dutch

# The same in both languages: names, and words that the two share.
SAME = frozenset(
    {
        "audit",
        "contrast",
        "Begin",
        "Enter: begin",
        "Open: {cards}.",
        "Team",
        "team",
        "partner",
        "echo",
        "Menu",
        "Tip: {tip}",
        "tip {number}",
        "Tips",
        "Word",
        "PDF",
        "Markdown",
        "In gesprek",
        # as the methods are called and cited in Dutch too
        "critical incident technique, Flanagan 1954",
        "knowledge audit, Militello & Hutton 1998",
        "laddering, Reynolds & Gutman 1988",
    }
)
ENGLISH = """the and not with you your this that these those file folder should cannot are from please card
answer answers save saved delete read write page screen command settings"""


def test_dutch_is_no_copy_of_the_english() -> None:
    same = {english for english, dutch, _message in pairs() if english == dutch}
    assert {text for text in same if re.search(r"[^\W\d_]{2}", re.sub(r"\{\w+\}", "", text))} <= SAME


def test_dutch_texts_hold_no_english_words() -> None:
    found = {}
    for _english, dutch, _message in pairs():
        words = set(re.findall(r"[a-z']+", re.sub(r"\{\w+\}|%\(\w+\)s|--?\w+|`.*?`", " ", dutch).lower()))
        if words & set(ENGLISH.split()):
            found[dutch] = words & set(ENGLISH.split())
    assert found == {}


def test_dutch_speaks_as_a_colleague() -> None:
    """What stands between quotes or after a backslash is spoken about, and not spoken."""
    said = {dutch: re.sub(r"‘.*?’|\\\w+", "", dutch) for _english, dutch, _message in pairs()}
    assert [dutch for dutch, words in said.items() if re.search(r"\b(u|uw|uzelf|alstublieft)\b", words)] == []


# Words in the code

# Lists of words that a language is judged by, of code points, and what Word reads of styles; nobody sees them.
NO_TEXTS = frozenset(
    {
        "cards/wording.py",
        "interview/sentences/grammar.py",
        "export/font_table.py",
        "export/account/word_styles.py",
    }
)
# Names and examples of what is typed: the same in every language.
ALLOWED = {
    "In gesprek": "the name of the program and of its folder",
    "Google Drive": "a name",
    "Proton Drive": "a name",
    "Question set": "the title of the JSON Schema, for who edits a question set",
    "Ways of use": "the title of the JSON Schema, for who edits ways of use",
    "interview-tui list": "to be typed",
    "interview-tui resume {}": "to be typed",
    "interview-tui check --fix {}": "to be typed",
    "interview-tui check {}": "to be typed",
    "{} list --help": "to be typed",
    'lang = "nl"': "to be typed",
    '"nl", "en"': "to be typed",
    'next = "ctrl+n, F9"': "to be typed",
    'explorer /select,"{}"': "a command of Windows",
    "coroutine .* was never awaited": "what Python would say, and is kept from saying",
}


def test_no_words_stand_in_the_code_outside_the_catalogue() -> None:
    loose = all_loose_texts(NO_TEXTS)
    assert [one for one in loose if one.text not in ALLOWED] == []
    assert set(ALLOWED) <= {one.text for one in loose}  # what is not needed any more goes from the list


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('x = "Dit is fout."', ["Dit is fout."]),
        ('print(f"Hallo {name}, dag {day}")', ["Hallo {}, dag {}"]),
        ('notify("It is " "saved")', ["It is saved"]),
        ('x = _("It is saved") + " en dat is fout"', [" en dat is fout"]),
        ('raise OurError("not found here")', ["not found here"]),
        ('class A:\n    LABEL = "Save it now"', ["Save it now"]),
        ('"""A docstring."""\nx = 1\n"""About x."""', []),
        ('x = _("It is saved"); y = texts.pgettext("a b", "c d e"); z = N_("So it is")', []),
        ('x = ngettext("{n} card here", "{n} cards here", n)', []),
        ('raise ValueError("no such thing")', []),
        ('class A(StrEnum):\n    GONE = "folder gone"', []),
        ('class A(Widget):\n    DEFAULT_CSS = "A { height: auto; }"', []),
        ('Static(text, classes="dialog wide")', []),
        ('x = re.compile("two words"); y = self.query_one("#rest Field", Field)', []),
        ('x = "bold $primary"; y = "$foreground on $mark"', []),
        ('x = "ctrl+n,f9"; y = "%H:%M"; z = "a b c"; w = "word"', []),
    ],
)
def test_the_rule_finds_words_for_people_and_nothing_else(code: str, texts: list[str]) -> None:
    assert [one.text for one in loose_texts(code)] == texts
