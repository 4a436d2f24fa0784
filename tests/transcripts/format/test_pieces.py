"""Pieces: every line of a file once, its words as a person reads them, and where they stand in the file."""

from __future__ import annotations

import textwrap
from itertools import cycle, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle, Interview
from interview_tui.interview.sentences.highlights import all_of
from interview_tui.storage.places import data
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document, SectionKind
from interview_tui.transcripts.format.encoding import decode_line
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.piece import NOTES, Piece, PieceKind
from interview_tui.transcripts.format.pieces import (
    answer_of,
    by_section,
    card_words_of,
    closing_of,
    pieces,
    printed_cards,
)
from interview_tui.transcripts.format.reader import read
from tests.builders import interview, interviews, of_format_1, question_set
from tests.running import times
from tests.texts import CORPUS
from tests.transcripts.format.test_damaged_files import damaged
from tests.transcripts.format.test_hand_edits import EDITS, WRITINGS, edits, writings

pytestmark = pytest.mark.no_files

CARDS = question_set()
EXAMPLE = data("example.nl.md").read_text(encoding="utf-8")
TOP = EXAMPLE[: EXAMPLE.index("\n---\n") + 5]


def written(held: Interview, writing: str = "as it is") -> bytes:
    """The file of an interview, written in that way."""
    return WRITINGS[writing](compose(held, CARDS).decode())


def of_kind(document: Document, *kinds: PieceKind) -> list[Piece]:
    return [piece for piece in pieces(document) if piece.kind in kinds]


WRAPPED = {PieceKind.READERS, PieceKind.STRUCK, PieceKind.ZODATJE, PieceKind.PROBE, PieceKind.NOTE}
WRAPPED |= {PieceKind.WHOLE, PieceKind.WALL}
"""The kinds of which a line may go on in the next one."""


def unwrapped(raw: str) -> str:
    """The text with a space for each line end."""
    return raw.replace("\r\n", " ").replace("\n", " ")


def check(data: bytes, document: Document) -> None:
    """Whatever is in a file: its pieces hold all of it, in order, and put together they are the interview."""
    text = data.decode("utf-8")
    found = list(pieces(document))
    for piece in found:
        assert text[piece.start : piece.end] == piece.raw
        assert "\n" not in piece.raw or piece.kind in WRAPPED
        assert all(line.strip() for line in piece.raw.split("\n")[1:]), "wrapped lines have no blank one between them"
        assert piece.line == text.count("\n", 0, piece.start) + 1
        assert piece.text == decode_line(unwrapped(piece.raw[piece.lead : len(piece.raw) - piece.tail]))
    for one, two in pairwise(found):
        assert set(text[one.end : two.start]) <= {"\r", "\n"}
        assert one.end <= two.start and one.line + one.raw.count("\n") < two.line
    if found:
        assert set(text[found[-1].end :]) <= {"\r", "\n"}
    put_together(document)


def put_together(document: Document) -> None:
    answers = {}
    closings = []
    for section, found in by_section(document):
        assert {piece.card for piece in found} <= {section.number if section.kind is SectionKind.CARD else 0}
        if section.kind is SectionKind.CARD:
            assert [piece.text for piece in found if piece.kind is PieceKind.HEADING] == [section.title]
            answers[section.number] = answer_of(section, found)
        elif section.kind is SectionKind.CLOSING:
            closings.append(closing_of(found))
    assert {number: answer for number, answer in answers.items() if answer != Answer()} == document.interview.answers
    assert (closings or [""])[0] == document.interview.closing


def check_maps(data: bytes, piece: Piece, a: int, b: int) -> None:
    """Any stretch of the words stands in the file with its escapes, and the way there leads back."""
    text = data.decode("utf-8")
    a, b = sorted((a % (len(piece.text) + 1), b % (len(piece.text) + 1)))
    start, end = piece.in_file(a), piece.in_file(b)
    assert piece.start <= start <= end <= piece.end
    assert decode_line(unwrapped(text[start:end])) == piece.text[a:b]
    back = [piece.in_text(position) for position in range(start, end + 1)]
    assert (back[0], back[-1]) == (a, b)
    assert back == sorted(back)
    assert (piece.in_text(piece.start), piece.in_text(piece.end)) == (0, len(piece.text))


any_writing = st.sampled_from(list(WRITINGS))
offsets = st.integers(0, 10_000)


@given(interviews, any_writing, st.data())
def test_an_interview_as_pieces(held: Interview, writing: str, draw: st.DataObject) -> None:
    file = written(held, writing)
    document = read(file)
    check(file, document)
    assert document.interview == held
    piece = draw.draw(st.sampled_from(list(pieces(document))))
    check_maps(file, piece, draw.draw(offsets), draw.draw(offsets))


@edits
@writings
def test_what_a_hand_edited_as_pieces(name: str, writing: str) -> None:
    file = WRITINGS[writing](EDITS[name].text)
    document = read(file)
    check(file, document)
    for piece in pieces(document):
        check_maps(file, piece, 1, len(piece.text) // 2)


@settings(max_examples=times(2))
@given(damaged(), offsets, offsets, offsets)
def test_a_damaged_file_as_pieces(file: bytes, which: int, a: int, b: int) -> None:
    try:
        document = read(file)
    except TranscriptError:
        return
    check(file, document)
    if found := list(pieces(document)):
        check_maps(file, found[which % len(found)], a, b)


LINES = [
    "", "", "", "tekst", r"\# x", r"\*\*", "C:\\", "  erbij", "   ", "a\r", "# een", "## 3. twee", "## 4. x ##",
    "### vier", r"## 5\. a\_b",
    "===", "---", "> citaat", ">", "> *thema*", r"> \*x\*", ">  ", "Zodatje: ik \\# x", "zodatje:  ",
    "*Wie dit mag lezen: ons team*", "Wie dit mag lezen: x.", "*Geschrapt: x*", "Doorgevraagd: wat?",
    "==a== b", "==a", "b==", "Doorgevraagd: wat is", "Zodatje: ik x", "Mag gelezen", "worden door: ons", "team", "```",
    "<!-- a", "-->", "## Niet gesteld", "## Het is mijn vak om …", "Het is mijn  vak om x.",
]  # fmt: skip


@settings(max_examples=times(3))
@given(st.lists(st.sampled_from(LINES), max_size=20).map("\n".join), any_writing, offsets, offsets, offsets)
def test_lines_of_every_kind_in_any_order_as_pieces(body: str, writing: str, which: int, a: int, b: int) -> None:
    file = WRITINGS[writing](TOP + (body.replace("\r", "") if writing == "CRLF" else body))
    document = read(file)
    check(file, document)
    if found := list(pieces(document)):
        check_maps(file, found[which % len(found)], a, b)


@pytest.mark.parametrize("at", range(0, len(CORPUS), 40))
def test_nasty_notes_as_pieces(at: int) -> None:
    for note in CORPUS[at : at + 40]:
        held = interview(answers={3: Answer(note), 4: Answer(f"{note}\nerachter")} if note else {})
        file = written(held, "CRLF") if "\r" not in note else written(held)
        document = read(file)
        check(file, document)
        for piece in of_kind(document, *NOTES):
            check_maps(file, piece, 0, len(piece.text))
            check_maps(file, piece, 1, len(piece.text) // 2)


def test_the_example_is_told_line_by_line() -> None:
    document = read(EXAMPLE.encode())
    (title,) = of_kind(document, PieceKind.TITLE)
    assert (title.text, title.raw, title.card) == ("In gesprek: Noor met Sam", "# In gesprek: Noor met Sam", 0)
    readers = of_kind(document, PieceKind.READERS)
    assert [(piece.card, piece.text, piece.circle) for piece in readers] == [
        (0, "ons team", Circle.TEAM),
        (8, "alleen wij tweeën", Circle.PRIVATE),
    ]
    themes = [piece.text for piece in of_kind(document, PieceKind.THEME)]
    assert themes == [card.theme for card in printed_cards(document) if card.theme]
    assert [piece.text for piece in of_kind(document, PieceKind.CLOSING) if piece.text] == [document.interview.closing]
    assert of_kind(document, PieceKind.NOT_ASKED)[-1].text == "Kaart 10"
    probes = of_kind(document, PieceKind.PROBE)
    assert all(piece.text.startswith("Doorgevraagd: ") for piece in probes) and len(probes) >= 20
    assert not any(piece.text.startswith("Doorgevraagd") for piece in of_kind(document, PieceKind.NOTE))


def test_the_marks_of_a_piece_are_the_highlights_of_the_interview() -> None:
    document = read(EXAMPLE.encode())
    found = [(piece.card, piece.text[a + 2 : b - 2]) for piece in pieces(document) for a, b in piece.marks]
    assert found == all_of(document.interview)
    assert found


def test_a_probe_is_one_in_any_language_and_however_it_was_typed() -> None:
    lines = [
        "doorgevraagd : Hoe dan?",
        "==Asked further: How?==",
        "Doorgevraagd: ",
        "Ik heb doorgevraagd",
        "Toen: niets",
    ]
    document = read(written(interview(answers={3: Answer("\n".join(lines))})))
    kinds = [(piece.text, piece.kind is PieceKind.PROBE) for piece in of_kind(document, *NOTES)]
    assert kinds == list(zip(lines, [True, True, True, False, False], strict=True))


def test_a_zodatje_knows_its_words_apart_from_its_label() -> None:
    file = written(interview(answers={3: Answer(zodatjes=("Ik \\ doe <b>, zodat y.",))}))
    (piece,) = of_kind(read(file), PieceKind.ZODATJE)
    assert (piece.text, piece.card) == ("Ik \\ doe <b>, zodat y.", 3)
    text = file.decode()
    assert text[piece.in_file(0) :].startswith("Ik \\\\ doe \\<b>")
    assert text[piece.in_file(3) : piece.in_file(4)] == "\\\\"
    assert text[piece.in_file(9) : piece.in_file(12)] == "\\<b>"
    behind = text.index("\\<b>")
    assert [piece.in_text(position) for position in (behind - 1, behind, behind + 1, behind + 2)] == [8, 9, 9, 10]


def test_an_offset_outside_the_piece_is_refused() -> None:
    piece = next(pieces(read(EXAMPLE.encode())))
    for wrong in (-1, len(piece.text) + 1):
        with pytest.raises(IndexError, match=rf"\A{wrong}\Z"):
            piece.in_file(wrong)
    for wrong in (piece.start - 1, piece.end + 1):
        with pytest.raises(IndexError, match=rf"\A{wrong}\Z"):
            piece.in_text(wrong)


def test_a_byte_order_mark_is_one_character_and_a_line_end_two() -> None:
    plain, marked = read(EXAMPLE.encode()), read(b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode())
    for one, two in zip(pieces(plain), pieces(marked), strict=True):
        assert two == one._replace(start=one.start + 1 + one.line - 1)


def test_a_file_of_which_some_lines_end_in_crlf_keeps_its_places() -> None:
    lines = EXAMPLE.split("\n")
    file = "".join(f"{line}\r\n" if number % 3 else f"{line}\n" for number, line in enumerate(lines)).encode()
    document = read(file)
    check(file, document)
    assert not any("\r" in piece.raw for piece in pieces(document))
    for piece in pieces(document):
        check_maps(file, piece, 0, len(piece.text))


def test_what_stands_right_below_a_heading_is_whole_where_some_lines_end_in_crlf() -> None:
    text = written(interview(answers={3: Answer("Koffie.")})).decode()
    lines = text.split("\n")
    heading = next(line for line in lines if line.startswith("## 3. "))
    for above in (heading, heading.replace("## 3.", "3\\.") + "\r\n---"):
        file = text[: text.index(heading)] + f"{above}\r\nKoffie.\r\n"
        assert [piece.raw for piece in of_kind(read(file.encode()), *NOTES)] == ["Koffie."]


PROBE = "Doorgevraagd: Waaraan \\zag je <dat> het ging?"
MARK = "Toen ==ging hij *zelf* staan en bleef hij even zo==."
ZODATJE = "Ik \\ zet <b> koffie, zodat zij & hij kan beginnen."
WHOLE = interview(
    sharing=Circle.TEAM,
    answers={
        3: Answer(f"{PROBE}\nDaarna.\n{MARK}", (ZODATJE, "Kort, zodat."), circle=Circle.PRIVATE, struck=True),
        4: Answer("Vier."),
    },
)
ENDS: dict[str, list[str]] = {
    "LF": ["\n"],
    "CRLF": ["\r\n"],
    "every second": ["\n", "\r\n"],
    "every third": ["\r\n", "\n", "\n"],
}
"""Ways to end the lines of a file, in turns."""


def wrapped_at(width: int) -> list[str]:
    """The lines of that interview, each line of ours, probe, highlight and zodatje wrapped at so many characters."""
    lines: list[str] = []
    for line in compose(WHOLE, CARDS).decode().split("\n"):
        ours = line.startswith(("*Mag", "*Geschrapt", "Doorgevraagd", "Toen ==", "Zodatje"))
        lines += textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) if ours else [line]
    return lines[:-1]


@pytest.mark.parametrize("ends", ENDS)
@pytest.mark.parametrize("width", [30, 40, 60])
def test_a_line_that_was_wrapped_is_one_piece_with_its_places(width: int, ends: str) -> None:
    lines = wrapped_at(width)
    assert len(lines) > compose(WHOLE, CARDS).count(b"\n")
    file = "".join(line + end for line, end in zip(lines, cycle(ENDS[ends]), strict=False)).encode()
    document = read(file)
    check(file, document)
    assert document.interview == WHOLE
    assert [piece.text for piece in of_kind(document, *NOTES) if piece.card == 3] == [PROBE, "Daarna.", MARK]
    assert [piece.text for piece in of_kind(document, PieceKind.ZODATJE)] == [ZODATJE, "Kort, zodat."]
    assert [piece.circle for piece in of_kind(document, PieceKind.READERS)] == [Circle.TEAM, Circle.PRIVATE]
    for piece in pieces(document):
        for a in range(0, len(piece.text) + 1, 3):
            check_maps(file, piece, a, len(piece.text))
            check_maps(file, piece, a, a + 1)
    (mark,) = [piece for piece in of_kind(document, *NOTES) if piece.text == MARK]
    ((a, b),) = mark.marks
    found = file.decode()[mark.in_file(a) : mark.in_file(b)]
    assert unwrapped(found) == MARK[a:b]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_place_in_a_wrapped_line_is_that_of_its_character(ends: str) -> None:
    lines = compose(interview(answers={3: Answer("", ("Ik wacht, zodat zij \\ begint.",))}), CARDS).decode()
    file = lines.replace("wacht, zodat", "wacht,\nzodat").replace("\n", ends).encode()
    (piece,) = of_kind(read(file), PieceKind.ZODATJE)
    text = file.decode()
    assert piece.raw == f"Zodatje: Ik wacht,{ends}zodat zij \\\\ begint."
    assert piece.text == "Ik wacht, zodat zij \\ begint."
    for word in ("Ik", "wacht", "zodat", "begint"):
        assert text[piece.in_file(piece.text.index(word)) :].startswith(word)
        assert piece.in_text(text.index(word, piece.start + piece.lead)) == piece.text.index(word)
    end = text.index(ends, piece.start)
    assert piece.text[piece.in_text(end)] == " "
    assert piece.in_file(piece.text.index(" zodat")) == end
    assert text[piece.in_file(20) : piece.in_file(21)] == "\\\\"
    assert (piece.in_text(piece.start), piece.in_text(piece.end)) == (0, len(piece.text))


def test_a_reference_of_typed_text_is_one_character_of_its_piece() -> None:
    file = written(interview(answers={3: Answer("Eerst.\nWie dit mag lezen: Kim")}))
    (piece,) = [one for one in of_kind(read(file), PieceKind.NOTE) if "Kim" in one.text]
    text = file.decode()
    assert (piece.raw, piece.text) == ("&#87;ie dit mag lezen: Kim", "Wie dit mag lezen: Kim")
    assert text[piece.in_file(0) : piece.in_file(1)] == "&#87;"
    assert [piece.in_text(piece.start + at) for at in range(7)] == [0, 0, 0, 0, 0, 1, 2]
    check(file, read(file))


def test_an_empty_line_of_a_note_is_a_piece_and_the_ones_that_part_blocks_are_none() -> None:
    document = read(written(interview(answers={3: Answer("\na\n\n\nb\n", ("Ik x, zodat y.",))})))
    found = of_kind(document, *NOTES, PieceKind.ZODATJE)
    assert [piece.text for piece in found] == ["", "a", "", "", "b", "", "Ik x, zodat y."]
    lines = [piece.line for piece in found]
    assert lines == sorted(set(lines))


def test_what_another_hand_added_is_foreign_to_the_letter() -> None:
    foreign = "Mijn kopje\n---\n\n\\# Tekst\n"
    found = of_kind(read(f"{EXAMPLE}\n{foreign}".encode()), PieceKind.FOREIGN)
    assert [(piece.raw, piece.text) for piece in found] == [
        ("Mijn kopje", "Mijn kopje"),
        ("---", "---"),
        ("", ""),
        ("\\# Tekst", "# Tekst"),
    ]


def test_the_words_of_a_card_are_those_of_the_question_set() -> None:
    document = read(EXAMPLE.encode())
    cards = {card.number: card for card in shipped("nl").cards}
    for section, found in by_section(document):
        if section.kind is SectionKind.CARD:
            card = cards[section.number]
            assert card_words_of(found) == (card.theme, list(card.text))


def test_white_space_around_a_theme_does_not_hide_it() -> None:
    for quote in ("> *Thema*\n>\n> Vraag?", ">  \n> *Thema*\n>  \n> Vraag?\n>  "):
        document = read(f"{TOP}\n# Titel\n\n## 3. Kaart\n\n{quote}\n".encode())
        assert card_words_of(list(pieces(document))) == ("Thema", ["Vraag?"])


def test_a_title_over_two_lines_and_the_line_below_it() -> None:
    document = read(f"{TOP}\nNoor\nmet Sam\n=====\n\nErbij.\n".encode())
    assert [(piece.kind, piece.text) for piece in pieces(document)] == [
        (PieceKind.TITLE, "Noor"),
        (PieceKind.TITLE, "met Sam"),
        (PieceKind.UNDERLINE, ""),
        (PieceKind.PREAMBLE, ""),
        (PieceKind.PREAMBLE, "Erbij."),
    ]


def kinds(body: str) -> list[tuple[PieceKind, str, str]]:
    file = f"{TOP}{body}".encode()
    document = read(file)
    check(file, document)
    return [(piece.kind, piece.raw, piece.text) for piece in pieces(document)]


def test_the_first_line_below_the_front_matter_is_the_title_or_what_it_looks_like() -> None:
    readers = (PieceKind.READERS, "Wie dit mag lezen: ons team", "ons team")
    assert kinds("# Titel\n") == [(PieceKind.TITLE, "# Titel", "Titel")]
    assert kinds("Erbij.\n") == [(PieceKind.PREAMBLE, "Erbij.", "Erbij.")]
    assert kinds(f"{readers[1]}\n\nErbij.\n") == [
        readers,
        (PieceKind.PREAMBLE, "", ""),
        (PieceKind.PREAMBLE, "Erbij.", "Erbij."),
    ]


def test_a_line_that_says_struck_and_one_of_a_single_letter() -> None:
    struck = "deze tekst verdwijnt bij het afronden"
    assert kinds(f"\n## 3. Kaart\n\n*Geschrapt: {struck}*\n\n## Van mij\n\nX\n") == [
        (PieceKind.HEADING, "## 3. Kaart", "Kaart"),
        (PieceKind.STRUCK, f"*Geschrapt: {struck}*", struck),
        (PieceKind.FOREIGN, "## Van mij", "## Van mij"),
        (PieceKind.FOREIGN, "", ""),
        (PieceKind.FOREIGN, "X", "X"),
    ]


def test_a_line_that_nearly_says_struck_is_a_line_of_the_note() -> None:
    assert kinds("\n## 3. Kaart\n\n*Geschrapt: weg*\n") == [
        (PieceKind.HEADING, "## 3. Kaart", "Kaart"),
        (PieceKind.NOTE, "*Geschrapt: weg*", "*Geschrapt: weg*"),
    ]


def test_blank_lines_that_only_separate_are_no_pieces() -> None:
    heading = (PieceKind.HEADING, "## 3. Kaart", "Kaart")
    assert kinds("\n## 3. Kaart\n\n") == kinds("\n## 3. Kaart\n\n\n") == [heading]
    ours = (PieceKind.ZODATJE, "Zodatje: Ik x, zodat y.", "Ik x, zodat y.")
    assert kinds(f"\n## 3. Kaart\n\n\n{ours[1]}\n") == [heading, ours]


def test_the_marks_at_the_end_of_a_title_are_of_it_only_where_it_is_underlined() -> None:
    assert kinds("\n## 3. Kaart #\n") == [(PieceKind.HEADING, "## 3. Kaart #", "Kaart")]
    assert kinds("\n3\\. Kaart #\n---\n") == [
        (PieceKind.HEADING, "3\\. Kaart #", "Kaart #"),
        (PieceKind.UNDERLINE, "---", ""),
    ]


def test_the_words_of_an_empty_title_are_behind_its_marks() -> None:
    (piece,) = pieces(read(f"{TOP}#  \n".encode()))
    assert (piece.text, piece.lead, piece.tail) == ("", 1, 2)


def test_only_blank_lines_before_a_zodatje_say_nothing_once_there_is_a_note_behind_it() -> None:
    text = of_format_1(f"{TOP}\n# Titel\n\n## 3. Kaart\n\n\n\n\n\nZodatje: Ik x, zodat y.\n\nErachter.\n")
    document = read(text.encode())
    assert document.interview.answer(3) == Answer("Erachter.", ("Ik x, zodat y.",))
