"""Files that cannot be understood say so, with the line; everything else is read and goes back to the letter."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from interview_tui.interview.model import Circle, Interview, Status
from interview_tui.storage.places import data
from interview_tui.transcripts.format import reader
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document, Section, SectionKind
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.evening import without_whole
from interview_tui.transcripts.format.judging.witness import KEYS
from interview_tui.transcripts.format.outline import outline
from interview_tui.transcripts.format.own_form import ORDER
from interview_tui.transcripts.format.reader import read, said_besides
from interview_tui.transcripts.sharing.share import ShareError, share
from tests.builders import question_set
from tests.running import times
from tests.texts import CORPUS
from tests.transcripts.format.test_hand_edits import as_it_was

pytestmark = pytest.mark.no_files

NEWEST = data("example.nl.md").read_bytes()
EXAMPLE = as_it_was(NEWEST.decode()).encode()
"""The example in format 1, with every key at the top that a file had then."""
TOP, BODY = EXAMPLE[: EXAMPLE.index(b"\n---\n") + 1], EXAMPLE[EXAMPLE.index(b"\n---\n") + 1 :]


def top(lines: str) -> bytes:
    """A file with these lines between its fences."""
    return f"---\n{lines}\n---\n\n# Titel\n".encode()


def without(key: str) -> bytes:
    """The example without that line at the top."""
    return b"".join(line for line in TOP.splitlines(keepends=True) if not line.startswith(key.encode())) + BODY


def line_of(written: bytes, text: bytes) -> int:
    return written.count(b"\n", 0, written.index(text)) + 1


REFUSED: dict[str, tuple[bytes, int]] = {
    "empty": (b"", 1),
    "one line feed": (b"\n", 1),
    "no front matter": (b"# In gesprek\n\nTekst.\n", 1),
    "a blank line before it": (b"\n" + EXAMPLE, 1),
    "a second BOM": (b"\xef\xbb\xbf\xef\xbb\xbf" + EXAMPLE, 1),
    "only a fence": (b"---", 1),
    "no end": (TOP, 1),
    "an end too far away": (TOP + b"# x\n" * 20_000 + BODY, 1),
    "nothing at the top": (b"---\n---\n\n# Titel\n", 1),
    "no id": (without("id"), 1),
    "an empty id": (EXAMPLE.replace(b"id: vb2026", b'id: " "'), 18),
    "an id that is nothing": (EXAMPLE.replace(b"id: vb2026", b"id: ~"), 18),
    "an id that is a list": (EXAMPLE.replace(b"id: vb2026", b"id: [a, b]"), 18),
    "no format": (without("format"), 1),
    "format nought": (EXAMPLE.replace(b"format: 1", b"format: 0"), 19),
    "format in words": (EXAMPLE.replace(b"format: 1", b"format: een"), 19),
    "a newer format": (EXAMPLE.replace(b"format: 1", b"format: 4"), 19),
    "a key twice": (EXAMPLE.replace(b"id: vb2026", b"lang: en\nid: vb2026"), 18),
    "a key twice, in YAML": (EXAMPLE.replace(b"id: vb2026", b"x: {}\nlang: en\nid: vb2026"), 19),
    "a colon in a bare text": (EXAMPLE.replace(b'title: "In gesprek: Noor met Sam"', b"title: In gesprek: Noor"), 2),
    "a quote that stays open": (EXAMPLE.replace(b'"Noor"', b'"Noor'), 4),
    "a quote that stays open in the first line": (EXAMPLE.replace(b'met Sam"\n', b"met Sam\n", 1), 2),
    "a wrong line above a quote that stays open": (top('id: a\nx: [\nformat: 1\ny: ]\n\nz: "open'), 5),
    "a tab for a space": (EXAMPLE.replace(b"minutes: 60", b"x:\n\ty: 1"), 11),
    "no key": (EXAMPLE.replace(b"minutes: 60", b"een uur"), 11),
    "only a list": (top("- a\n- b"), 2),
    "only a text": (top("hallo"), 2),
    "keys in braces": (top("{id: a,\nformat: 1}"), 2),
    "keys that are indented": (top("  id: a\n  format: 1"), 2),
    "keys that are indented by one": (top(" id: a\n format: 1"), 2),
    "a key of more than one line": (top("? - a\n  - b\n: c\nid: a\nformat: 1"), 2),
    "an alias": (top("id: a\nformat: 1\nx: &x [1]\ny: *x"), 5),
    "an alias below a blank line": (top("\nid: a\nformat: 1\nx: &x [1]\ny: *x"), 6),
    "an alias bomb": (
        top("id: b\na: &a [x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(99)) + "format: 1"),
        4,
    ),
    "deep nesting": (top(f"id: a\nformat: 1\nx: {'[' * 5000}"), 4),
    "deep nesting in blocks": (top("id: a\nformat: 1\nx:\n" + "".join(f"{' ' * i}- \n" for i in range(1, 99))), 44),
    "two documents": (top("id: a\nformat: 1\n--- x"), 4),
    "a control character": (top("id: a\nformat: 1\nx: {a: '\x07'}"), 4),
    "Latin-1": (EXAMPLE.replace("één".encode(), b"\xe9\xe9n"), line_of(EXAMPLE, "één".encode())),
    "half a character": (EXAMPLE.rstrip(b"\n") + b"\xc3", EXAMPLE.count(b"\n")),
    "half a surrogate pair": (EXAMPLE + b"\xed\xa0\x80", EXAMPLE.count(b"\n") + 1),
    "UTF-16": (EXAMPLE.decode().encode("utf-16"), 1),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 1),
    "noughts": (bytes(4096), 1),
}

NO_TRANSCRIPT = (
    "Dit is geen gespreksverslag: de eerste regel hoort --- te zijn. Was het er wel een? "
    "Zoek het dan in een reservekopie."
)
NO_ID = (
    "Bovenaan ontbreekt de regel met het id van dit gesprek. "
    "Zet die er weer bij: “id: ” en dan waar de bestandsnaam op eindigt."
)
NO_FORMAT = "Bovenaan ontbreekt de regel “format: 3”. Zet die er weer bij."
NO_UTF_8 = "Dit is geen UTF-8-tekst. Bewaar het als UTF-8 in het programma waar het vandaan komt."
TWICE = "lang staat hier twee keer; laat er één staan."
NO_YAML = (
    "Hier staat iets wat In gesprek niet kan lezen. Vraag het een collega die zulke bestanden kent; "
    "vaak helpen aanhalingstekens rond wat na de dubbele punt staat."
)
NO_KEYS = "Bovenaan horen regels zoals “date: 2026-11-24” te staan. Vraag een collega die zulke bestanden kent."
OWN_LINE = "Elke sleutel bovenaan hoort aan het begin van een eigen regel."
INTRICATE = "Dit is te ingewikkeld voor het blok bovenaan; houd het bij één regel per sleutel."
SAID = {
    "empty": "Het bestand is leeg.",
    "no front matter": NO_TRANSCRIPT,
    "no end": "Het blok tussen --- en --- bovenaan heeft geen einde. Zet --- onder de laatste regel ervan.",
    "nothing at the top": NO_FORMAT,
    "no id": NO_ID,
    "an id that is nothing": NO_ID,
    "no format": NO_FORMAT,
    "format in words": NO_FORMAT,
    "a newer format": (
        "Dit gespreksverslag is gemaakt met een nieuwere versie van In gesprek (format 4); "
        "werk het programma bij om het te openen."
    ),
    "a key twice": TWICE,
    "a key twice, in YAML": TWICE,
    "a colon in a bare text": NO_YAML,
    "a quote that stays open": NO_YAML,
    "only a list": NO_KEYS,
    "keys in braces": NO_KEYS,
    "keys that are indented": OWN_LINE,
    "an alias": INTRICATE,
    "deep nesting": INTRICATE,
    "Latin-1": NO_UTF_8,
}
"""The whole text for one or two files of each kind."""


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("crlf", [False, True])
def test_a_file_that_cannot_be_understood_names_the_line(name: str, crlf: bool) -> None:
    written, line = REFUSED[name]
    with pytest.raises(TranscriptError) as caught:
        read(written.replace(b"\n", b"\r\n") if crlf and b"\r" not in written else written)
    assert caught.value.line == line
    assert len(caught.value.problem) >= 20
    assert "\n" not in caught.value.problem
    assert caught.value.problem == SAID.get(name, caught.value.problem)
    assert str(caught.value) == f"{line}: {caught.value.problem}"


def test_front_matter_may_be_nested_forty_deep() -> None:
    for levels, fits in ((39, True), (40, False)):  # the block itself is one level
        written = top(f"id: a\nformat: 1\nx: {'[' * levels}{']' * levels}\ny: [a, {{b: c}}]")
        assert (read_or_refuse(written) is not None) is fits
    read(top("id: a\nformat: 1\n" + "\n".join(f"k{number}: {{a: [b]}}" for number in range(50))))


def test_a_file_that_is_too_large_is_not_even_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LIMIT", len(EXAMPLE) - 1)
    with pytest.raises(TranscriptError) as caught:
        read(EXAMPLE)
    assert (caught.value.line, caught.value.problem) == (1, "Dit bestand is veel te groot voor een gespreksverslag.")
    monkeypatch.setattr(reader, "LIMIT", len(EXAMPLE))
    assert read(EXAMPLE).problems == ()


@pytest.mark.parametrize(
    "status", ["status: klaar", "status: [final]", "status: Final", "status:", "x: y", 'status: "final "']
)
def test_a_damaged_status_counts_as_a_draft_and_stays_in_the_file(status: str) -> None:
    """The safest of the three: as a draft nothing is gone, hidden or shared because of it, and reading back comes
    again. As `final`, what is struck would count as gone, and a text would be shared that nobody read back."""
    written = EXAMPLE.replace(b"status: final", status.encode())
    assert written != EXAMPLE
    document = read(written)
    assert document.interview.status is Status.DRAFT
    assert document.interview.answers == read(EXAMPLE).interview.answers
    assert [problem for problem in document.problems if "status" in problem.message]
    assert compose(document.interview, None, document) == written
    with pytest.raises(ShareError):
        share(document, Circle.TEAM)


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        *((tag, None) for tag in ("!!timestamp x", "!!binary é", "!!python/name:os.system", "!eigen x", "!!int [1]")),
        *((f"!!{kind} x", "x") for kind in ("bool", "int", "float")),
        ("!!float ''", ""),
    ],
)
def test_a_value_that_yaml_cannot_make_is_kept_as_it_is(tag: str, value: str | None) -> None:
    """What should be a truth or a number and is none is a text; any other is not used."""
    written = EXAMPLE.replace(b"id: vb2026", f"x: {tag}\nid: vb2026".encode())
    document = read(written)
    assert document.front.get("x") == value
    assert compose(document.interview, None, document) == written


# Lines that a reader written carelessly would go over again and again: each of these took minutes, or for ever.
SLOW = {
    "underlined headings": "a\n---\n" * 20_000,
    "underlines without headings": "> q\n" + "===\n" * 20_000,
    "fences without end": "".join("`" * (3 + i % 50) + "a\n" for i in range(20_000)),
    "fences": "```\n\n```\n" * 20_000,
    "comments without end": "<!--\n" * 20_000,
    "headings": "## x\n" * 20_000,
    "spaces in a heading": f"# x{' ' * 50_000}y",
    "hashes in a heading": f"# x{' #' * 50_000}y",
    "full stops behind the number of a card": f"\n\n## (5{'.' * 50_000}\n\n",
    "underscores and full stops behind 05": f"\n\n## 05{'_' * 25_000}{'.' * 25_000}\n\n",
    "spaces in a zodatje": f"Zodatje: x{' ' * 50_000}y",
    "full stops behind a circle": f"Wie dit mag lezen: x{'.' * 50_000}y",
    "circles": "\nWie dit mag lezen: x\n" * 20_000,
    "zodatjes": "Zodatje: x\n" * 20_000,
    "quotes": "> x\n" * 20_000,
    "blank lines": "\n" * 100_000,
    "one line": "- " * 50_000,
}


@pytest.mark.parametrize("name", SLOW)
@pytest.mark.timeout(20)
def test_no_text_takes_for_ever(name: str) -> None:
    written = EXAMPLE.replace(b"Als het tempo klopt.", SLOW[name].encode())
    document = read(written)
    assert compose(document.interview, None, document) == written


LINES = [
    "---", "...", "# H", "## 3. x", "   ## 12. y ##", "## Niet gesteld", "x\n===", "x\n---", "```", "~~~ a", "> q",
    "- p", "Zodatje: x", "*Geschrapt: x*", "Wie dit mag lezen: ons team.", "id: x", "x: {a: 1}", "a:\n - b",
    "# c",
]  # fmt: skip
pieces = st.one_of(
    st.sampled_from([text for text in CORPUS if len(text) < 400]),
    st.text(max_size=20),
    st.sampled_from(["\n", "\n\n\n", "\r\n", "\r", "\t", "\ufeff", "\x00", "\u2028", "<!--", "-->"]),
    st.sampled_from(LINES).map("{}\n".format),
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """An example with a few pieces put in or over it, often at the start of a line, and perhaps other line ends."""
    text = draw(st.sampled_from([EXAMPLE, NEWEST])).decode()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        if draw(st.booleans()):
            at = text.rfind("\n", 0, at) + 1
        text = text[:at] + draw(pieces) + text[at + draw(st.sampled_from([0, 0, 0, 1, 5, 100])) :]
    written = text.encode()
    written = draw(
        st.sampled_from([written, written, written, written.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + written])
    )
    cut = draw(st.sampled_from([len(written)] * 4 + [len(written) // 2]))
    return written[:cut]


def read_or_refuse(written: bytes) -> Document | None:
    try:
        return read(written)
    except TranscriptError as error:
        assert 1 <= error.line <= written.count(b"\n") + 1
        return None


@settings(max_examples=times(4))
@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda tail: TOP + tail) | damaged())
def test_bytes_are_read_and_go_back_to_the_letter_or_are_refused(written: bytes) -> None:
    if document := read_or_refuse(written):
        assert compose(document.interview, None, document) == written
        assert all(1 <= problem.line <= written.count(b"\n") + 1 for problem in document.problems)


@settings(max_examples=times(4))
@given(damaged(), st.integers(0, 20), st.sampled_from([None, *Circle]))
@example(NEWEST.replace(b"---\n", b"---\n\n\n", 1).replace(b" 2-", b" 2# kop-"), 0, None)
@example(EXAMPLE.replace(b"*Mag", b"*M# ag", 1), 0, None)
@example(NEWEST.replace(b"\nprivate_cards", b"\n_ _ _private_cards"), 7, None)
@example(NEWEST.replace(b"\nat_card", b"\nstruck: [7]\nat_card"), 6, None)
@example(NEWEST.replace(b'"Sam"', b'"Sam\r"', 1).replace(b"seals: [00-", b"seals: [00-## 2"), 5, None)
@example(EXAMPLE.replace(b"# In gesprek", b"#\rIn gesprek", 1), 0, None)
@example(EXAMPLE.replace(b"# In gesprek", b"# In\xe2\x80\xa8gesprek\x0b", 1), 0, None)
def test_one_answer_changes_and_every_other_piece_stays(written: bytes, which: int, circle: Circle | None) -> None:
    document = read_or_refuse(written)
    cards = list(document.cards()) if document else []
    if document is None or not cards:
        return
    card = cards[which % len(cards)]
    changed = document.interview.with_answer(card.number, note="Nieuw.", zodatjes=("Ik x, zodat y.",), circle=circle)
    after = read(compose(changed, None, document))
    if card.number in [section.number for section in document.sections if section.kind is SectionKind.FOREIGN]:
        changed = changed.with_answer(card.number, circle=Circle.PRIVATE)  # it stands there twice, and stays unsure
    assert after.interview == with_what_the_top_says_besides(changed, document)
    assert not Counter(lines_at_the_top(document, ours=False)) - Counter(lines_at_the_top(after, ours=True))
    ours = document.sections.index(card)
    assert [bare(section) for at, section in enumerate(after.sections) if at != ours] == [
        bare(section) for at, section in enumerate(document.sections) if at != ours
    ]


def with_what_the_top_says_besides(changed: Interview, document: Document) -> Interview:
    """The interview as narrow as a key says that is nearly ours: until somebody looked at that, no choice undoes it."""
    also = said_besides(document.front, document.interview)
    for number in changed.answers:
        kept = also.circles.get(number)
        if kept is not None and kept < changed.circle_of(number):
            changed = changed.with_answer(number, circle=kept)
        if number in also.struck:
            changed = changed.with_answer(number, struck=True)
    return changed


def is_ours(key: str) -> bool:
    """Whether what a key says follows from the answers, so that it may change with them."""
    return key in KEYS or key == "format"


def lines_at_the_top(document: Document, *, ours: bool) -> list[str]:
    """The lines of front matter; of an entry there may be more, and blank ones are one entry or several.

    Where there was no witness and a line likely narrowed the whole, the top says so from then on.
    """
    narrowed = not document.has_witness and document.interview.sharing.key != document.front.get("sharing")
    rest = [entry for entry in document.front.entries if not (narrowed and entry.key == "sharing")]
    entries = document.front.entries if ours else [entry for entry in rest if not is_ours(entry.key)]
    return [line for entry in entries for line in entry.raw.split("\n")]


def bare(section: Section) -> Section:
    """A section without what its neighbours decide: the line it is on, whether it closes with a line feed.

    Nor whether it is doubtful: in a file without a witness it no longer is once the top has it for the two alone.
    """
    raw = section.raw.rstrip("\n")
    if section.kind is SectionKind.HEAD:  # a file of an earlier format says from now on that it is the whole
        raw = "\n".join(line for line in without_whole(raw).split("\n") if line.strip())
    return section._replace(line=0, separator="", raw=raw, doubtful=False)


HAND_LINES = [
    "", "", "", "tekst", "meer tekst  ", "# een", "## twee", "## drie ##", "### vier", "#nee", "===", "==", "---", "--",
    "-", "***", "_ _ _", "> citaat", ">", "> # x", "- punt", "* punt", "- ", "  erbij", "1. een", "2. twee", "    code",
    " een spatie", "   drie", " ===", "     diep", "10. tien", " # kop", "\t- tab", "+ plus", "2) twee", "-", " - punt",
    "a\tb", "```\n# x\n```", "~~~ py\n---\nx\n---\n~~~", "<!-- a\n# b\n-->",
]  # fmt: skip


@settings(max_examples=times(10))
@given(st.lists(st.sampled_from(HAND_LINES), max_size=9).map("\n".join))
@example("-\n\n  erbij\n===")
@example("-\n\n erbij\n===")
@example("- punt\n\n  erbij\n===")
@example("- punt\n\n\n  erbij\n===")
@example("- punt\n  meer\n\n  erbij\n===")
@example("# een\n erbij\n===")
@example("```\n# x\n```\n erbij\n===")
@example("***\n erbij\n===")
@example("tekst\n===\n erbij\n===")
@example("> citaat\n\n erbij\n===")
@example("> citaat\n# een\n erbij\n===")
@example("-\n   drie\n===")
@example("-\n  erbij\n===")
@example("-\n erbij\n===")
@example("tekst\n2. twee\n===")
@example("tekst\n2) twee\n===")
@example("tekst\n1. een\n===")
@example("tekst\n- \n===")
@example("tekst\n-\n===")
@example("    code\ntekst\n===")
@example("    code\n    code\n===")
@example("- punt\n\n      code\n===")
@example("10. tien\n\n    erbij\n===")
@example("10. tien\n\n   drie\n===")
@example("- # kop in lijst\n===")
@example("> # x\n===")
@example("> ***\n===")
@example("- ***\n===")
@example("> citaat\n===\n---")
@example("> # kop in citaat\nerbij\n===")
@example("- punt\n===\n---")
@example("- punt\n\n  erbij\n\n  nog meer\n  ===")
@example("- punt\n\nerbij\n\n  nog meer\n  ===")
def test_our_outline_is_that_of_commonmark_for_what_a_hand_writes(text: str) -> None:
    """Fences and comments without end are left out here: on those we differ on purpose."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    expected = [
        (starts[token.map[0]], int(token.tag[1]))
        for token in MarkdownIt("commonmark").parse(text)
        if token.type == "heading_open" and token.level == 0 and token.tag in ("h1", "h2") and token.map
    ]
    assert [(heading.start, heading.level) for heading in outline(text)] == expected


@pytest.mark.parametrize("above", [b"", b"\n", b"\n\n", b"---\n"])
def test_the_line_of_a_byte_that_is_no_utf_8_is_told(above: bytes) -> None:
    with pytest.raises(TranscriptError) as told:
        read(above + b"x\xff")
    assert told.value.line == above.count(b"\n") + 1


CIRCLES = "private, team, organisation"
NOT_ALIKE = "Bovenaan (bij “sharing”) staat een andere kring dan onder de titel. Tot jullie kiezen, telt de kleinste."
WRONG = {
    "author: [Noor]": (4, "“author” hoort een tekst tussen aanhalingstekens te zijn.", "interviewer", ""),
    "minutes: veel": (10, "“minutes” hoort een heel getal te zijn.", "minutes", 60),
    "minutes: 0": (10, "“minutes” hoort een heel getal te zijn.", "minutes", 60),
    "minutes: 10000": (10, "“minutes” hoort een heel getal te zijn.", "minutes", 60),
    "minutes: true": (10, "“minutes” hoort een heel getal te zijn.", "minutes", 60),
    "date: gisteren": (3, "“date” hoort een datum te zijn, zoals 2026-11-24.", "date", date(1970, 1, 1)),
    "status: klaar": (8, "“status” hoort een van deze te zijn: draft, held, final.", "status", Status.DRAFT),
    "sharing: iedereen": (
        9,
        f"“sharing” hoort een van deze te zijn: {CIRCLES}. Tot die tijd is het alleen voor jullie tweeën.",
        "sharing",
        Circle.PRIVATE,
    ),
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_value_at_the_top_is_told_with_its_line_and_the_safe_one_counts(line: str) -> None:
    number, message, name, safe = WRONG[line]
    lines = EXAMPLE.decode().split("\n")
    assert lines[number - 1].partition(":")[0] == line.partition(":")[0]
    lines[number - 1] = line
    document = read("\n".join(lines).encode())
    assert document.problems[0] == (number, message, name == "sharing")
    assert getattr(document.interview, name) == safe
    assert [problem.message for problem in document.problems[1:]] == ([NOT_ALIKE] if name == "sharing" else [])


ODD_VALUES = (
    "[organisation]",
    "{a: b}",
    "- x",
    "0x1F",
    "1e5",
    "~",
    "!!set {a}",
    "2026-13-45",
    "'",
    '"',
    "&a b",
    "|",
    "yes",
)


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("key", ORDER)
def test_whatever_value_a_key_has_a_file_that_can_be_read_can_be_saved(key: str, number: int) -> None:
    lines = EXAMPLE.decode().replace("format: 1", f"format: {number}").split("\n")
    for value in ODD_VALUES:
        top = [line for line in lines[1 : lines.index("---", 1)] if not line.startswith(f"{key}:")]
        file = "\n".join(["---", *top, f"{key}: {value}", *lines[lines.index("---", 1) :]]).encode()
        try:
            document = read(file)
        except TranscriptError:
            continue
        for sharing in Circle:
            after = document.interview.with_answer(3, note="Nieuw.").change(sharing=sharing)
            again = read(compose(after, question_set(), document)).interview
            assert again.answer(3).note == "Nieuw."
            assert again.sharing <= sharing


def test_a_card_for_the_second_time_is_told_with_its_number() -> None:
    document = read(EXAMPLE + b"\n## 3. Nog eens\n\n## Van mij\n\n## 4. En nog eens\n")
    assert [problem.message for problem in document.problems] == [
        f"Kaart {number} staat hier nog een keer. Allebei zijn ze alleen voor jullie tweeën tot je het hebt nagekeken."
        for number in (3, 4)
    ]
    assert {document.interview.circle_of(number) for number in (3, 4)} == {Circle.PRIVATE}


def test_as_many_stray_returns_as_line_ends_are_no_line_ends() -> None:
    count = EXAMPLE.count(b"\n")
    written = EXAMPLE.replace(b"Als het tempo klopt.", b"Als het tempo klopt." + b"x\r" * count + b"x")
    assert written.count(b"\r") == written.count(b"\n")
    document = read(written)
    assert not document.crlf
    assert compose(document.interview, None, document) == written


def test_a_whole_number_at_the_top_may_be_one_to_9999() -> None:
    for number in (1, 9999):
        document = read(EXAMPLE.replace(b"minutes: 60", b"minutes: %d" % number))
        assert (document.interview.minutes, document.problems) == (number, ())


def test_what_is_missing_at_the_top_is_as_in_an_interview_that_was_just_begun() -> None:
    interview = read(top("id: a\nformat: 1")).interview
    assert (interview.minutes, interview.at_card, interview.lang, interview.form) == (60, 1, "nl", "colleague")
    assert (interview.status, interview.sharing, interview.back_on) == (Status.DRAFT, Circle.PRIVATE, None)
    names = ("interviewer", "interviewee", "question_set", "forms", "team", "organisation", "next", "listeners")
    assert [getattr(interview, name) for name in names] == [""] * len(names)
    assert (interview.parked, interview.struck, interview.chosen, interview.dismissed) == ((), (), (), ())
