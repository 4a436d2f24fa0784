"""What other programs and hands leave in a file is read as it was meant: wrapped lines, comments, values at the top."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from interview_tui.interview.model import Answer, Circle, ClosingReaders, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document, SectionKind
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import preview, share
from tests.builders import interview
from tests.transcripts.format.judging.test_confidence import CARDS, HELD, OLD, PRIVATE_LINE, TEXT, below, card, swapped

pytestmark = pytest.mark.no_files

# --- lines that were wrapped


def answer_in(note: str, zodatjes: tuple[str, ...] = (), **changes: Callable[[str], str]) -> Answer:
    """What is read of card 3 after its text was changed, in a file where nothing depends on a seal."""
    text = compose(interview(answers={3: Answer(note, zodatjes)}), CARDS).decode()
    for change in changes.values():
        before, text = text, change(text)
        assert text != before
    document = read(text.encode())
    assert document.stops == ()
    return document.interview.answer(3)


def wrap(words: str) -> Callable[[str], str]:
    """The text with a line end before those words."""
    return lambda text: swapped(text, f" {words}", f"\n{words}")


def test_a_zodatje_that_was_wrapped_is_one_sentence() -> None:
    one, two = "Ik zet eerst koffie, zodat zij kan beginnen waar zij wil.", "Ik wacht, zodat het stil is."
    assert answer_in("Ja.", (one, two), a=wrap("zodat zij"), b=wrap("waar")) == Answer("Ja.", (one, two))
    assert answer_in("Ja.", (one, two), a=wrap("stil is.")) == Answer("Ja.", (one, two))


def test_a_zodatje_that_ended_does_not_take_the_line_below_it() -> None:
    one = "Ik wacht, zodat zij begint."
    for ending in ("", '"', "”", "**", "  "):
        text = compose(interview(answers={3: Answer("Ja.", (one,))}), CARDS).decode()
        text = swapped(text, f"{one}\n", f"{one}{ending}\nEn toen zweeg ik.\n")
        answer = read(text.encode()).interview.answer(3)
        assert answer.note == "Ja.\nEn toen zweeg ik.", ending


@pytest.mark.parametrize("after", ["", "Doorgevraagd: Hoe dan?", "Zodatje: a, zodat b.", PRIVATE_LINE])
def test_a_zodatje_goes_on_up_to_a_blank_line_or_another_line_of_ours(after: str) -> None:
    text = compose(interview(answers={3: Answer("Ja.", ("Ik wacht, zodat",))}), CARDS).decode()
    answer = read(
        swapped(text, "Ik wacht, zodat\n", f"Ik wacht, zodat\nzij begint\n{after}\nNoot.\n").encode()
    ).interview.answer(3)
    assert answer.zodatjes[0] == "Ik wacht, zodat zij begint"
    assert answer.note.endswith("Noot.")


def test_a_probe_and_a_highlight_that_were_wrapped_are_one_line() -> None:
    probe, mark = "Doorgevraagd: Waaraan zag je dat het ging?", "Toen ==ging hij zelf staan en liep weg==, ja."
    assert answer_in(f"{probe}\n{mark}\nEn weg.", a=wrap("dat het"), b=wrap("staan")) == Answer(
        f"{probe}\n{mark}\nEn weg."
    )
    assert answer_in(f"{mark}\n==nog een==", a=wrap("liep"), b=wrap("een==")) == Answer(f"{mark}\n==nog een==")


def test_a_line_of_a_note_that_was_wrapped_stays_two_lines() -> None:
    """What another hand wrote on two lines is two lines: only what is a sentence of its own is put together."""
    assert answer_in("Ik kook koffie en zwijg wat.", a=wrap("zwijg")) == Answer("Ik kook koffie en\nzwijg wat.")


def test_equal_signs_that_are_no_highlight_join_nothing() -> None:
    assert answer_in("a == b en c", a=wrap("en c")) == Answer("a == b\nen c")
    assert answer_in("==a== en ==b==", a=wrap("en ==b")) == Answer("==a==\nen ==b==")


def test_a_readers_line_and_a_strike_that_were_wrapped_are_ours() -> None:
    text = compose(
        interview(sharing=Circle.TEAM, answers={3: Answer("Ja.", circle=Circle.PRIVATE, struck=True)}), CARDS
    ).decode()
    for words in (
        "dit",
        "mag",
        "lezen:",
        "alleen",
        "wij",
        "tweeën",
        "tekst",
        "verdwijnt",
        "bij",
        "het",
        "afronden",
    ):
        lines = ["*Wie dit mag lezen: alleen wij tweeën*", "*Geschrapt: deze tekst verdwijnt bij het afronden*"]
        wrapped = text
        for line in lines:
            wrapped = swapped(wrapped, line, line.replace(f" {words}", f"\n{words}"))
        document = read(wrapped.encode())
        assert wrapped != text and document.interview.answer(3) == Answer("Ja.", circle=Circle.PRIVATE, struck=True)
        assert document.problems == ()


# --- comments


def test_a_comment_stays_hidden_when_its_card_is_written_anew() -> None:
    text = below("Vier.", "\n<!-- niet voor Sam -->\n\nEn meer. <!-- ook niet -->")
    document = read(text.encode())
    changed = document.interview.with_answer(4, note=f"{document.interview.answer(4).note}\nErbij.")
    after = compose(changed, CARDS, document).decode()
    assert after.count("\n<!-- niet voor Sam -->\n") == after.count("En meer. <!-- ook niet -->\n") == 1
    assert read(after.encode()).interview == changed
    assert read(after.encode()).stops == ()


def test_a_comment_that_was_typed_is_text_for_everybody() -> None:
    document = read(compose(HELD.with_answer(4, note="<!-- dit wil ik zeggen -->"), CARDS))
    assert document.problems == ()
    assert "dit wil ik zeggen" in share(document, Circle.TEAM).decode()


def test_a_comment_over_more_lines_is_left_out_for_others_and_counted() -> None:
    document = read(below("Vier.", "\n<!-- niet\n\nvoor\nSam -->\n\nWel.", OLD).encode())
    version = share(document, Circle.TEAM).decode()
    assert "niet" not in version.partition(card(4))[2].partition("## ")[0] and "Sam -->" not in version
    assert read(version.encode()).interview.answer(4).note.replace("\n", "") == "Vier.Wel."
    assert preview(document, Circle.TEAM).hidden == 1


def test_a_comment_in_the_closing_sentence_is_no_part_of_it() -> None:
    document = read(swapped(TEXT, "om te wachten.", "om te <!-- ooit --> wachten.").encode())
    assert document.interview.closing == HELD.closing
    assert document.stops == ()
    changed = read(compose(document.interview.change(closing="Het is mijn vak om te zien."), CARDS, document))
    assert changed.interview.closing == "Het is mijn vak om te zien."
    assert "<!-- ooit -->" in compose(changed.interview, CARDS, changed).decode()


# --- annotations, zeros


def test_annotations_of_another_program_stay_as_they_are() -> None:
    block = "\n---\nAnnotations: 0,12 SHA-256 ab  \n@Sam: 1,2\n...\n"
    document = read(f"{TEXT}{block}".encode())
    last = document.sections[-1]
    assert (last.kind, last.raw) == (SectionKind.FOREIGN, block[1:])
    changed = document.interview.with_answer(5, note="Anders.").change(closing="Het is mijn vak om te zien.")
    after = compose(changed, CARDS, document)
    assert after.endswith(block.encode())
    assert read(after).interview == changed
    held = HELD.change(closing="", closing_readers=ClosingReaders.NOBODY, status=Status.DRAFT)
    ends_in_note = read(compose(held, CARDS) + block.encode())
    assert ends_in_note.interview == held, "nothing of them is in the last answer"
    assert not ends_in_note.stops


@pytest.mark.parametrize("zeros", [1, 4096])
def test_a_file_that_ends_in_zeros_is_refused_at_the_line_where_they_begin(zeros: int) -> None:
    with pytest.raises(TranscriptError) as caught:
        read(TEXT.encode() + b"\0" * zeros)
    assert caught.value.line == TEXT.count("\n") + 1
    assert caught.value.problem == (
        "Het bestand eindigt in nullen, zoals na een stroomstoring: het einde is verloren. "
        "Ga er in de app mee verder om ze weg te halen, of gebruik `check --fix`."
    )
    assert read(f"{TEXT}\0x".encode()).stops == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lang: nl", "lang:\u00a0nl"),
        ("lang: nl", "\tlang: nl"),
        ("lang: nl", "lang:\u202fnl"),
        ("lang: nl", "tags:\n\t- x"),
    ],
)
def test_a_blank_at_the_top_that_is_no_space_is_told_as_what_it_is(old: str, new: str) -> None:
    with pytest.raises(TranscriptError) as caught:
        read(TEXT.replace(old, new, 1).encode())
    told = "Hier staat een tab of een vaste spatie waar een gewone spatie hoort. Typ die spatie opnieuw."
    assert caught.value.problem == told
    assert caught.value.line == TEXT[: TEXT.index(old)].count("\n") + 1 + new.count("\n")


# --- values at the top as other programs write them


def with_line(key: str, value: str) -> Document:
    """The file with another value for that key."""
    text = TEXT if f"\n{key}: " in TEXT else swapped(TEXT, "\ntags: ", f"\n{key}: x\ntags: ")
    return read(re.sub(rf"(?m)^{key}: .*$", lambda _: f"{key}: {value}", text, count=1).encode())


@pytest.mark.parametrize(
    ("key", "value", "field", "meant"),
    [
        ("format", '"2"', "sharing", Circle.TEAM),
        ("format", "'2'", "sharing", Circle.TEAM),
        ("minutes", '"45"', "minutes", 45),
        ("minutes", "'45'", "minutes", 45),
        ("at_card", '"3"', "at_card", 3),
        ("parked", '["3", 4]', "parked", (3, 4)),
        ("struck", "['7']", "struck", (7,)),
        ("interviewee", "“Sam”", "interviewee", "Sam"),
        ("interviewee", "‘Sam’", "interviewee", "Sam"),
        ("interviewee", "„Sam”", "interviewee", "Sam"),
        ("interviewee", '"“Sam” de Wit"', "interviewee", "“Sam” de Wit"),
        ("interviewee", "”", "interviewee", "”"),
        ("status", "“held”", "status", Status.HELD),
        ("sharing", "“team”", "sharing", Circle.TEAM),
        ("date", "“2026-11-24”", "date", HELD.date),
        *(
            (key, name, field, name)
            for key, field in (("author", "interviewer"), ("id", "id"), ("next", "next"))
            for name in (
                "No",
                "no",
                "On",
                "Off",
                "Yes",
                "y",
                "True",
                "1e3",
                "0123",
                "0x1f",
                "1_000",
                "12:30",
                "1.50",
                ".5",
                "0o7",
            )
        ),
        ("author", "12", "interviewer", "12"),
        ("id", "12", "id", "12"),
        ("id", "000000", "id", "000000"),
    ],
)
def test_a_value_is_what_was_meant_by_it(key: str, value: str, field: str, meant: object) -> None:
    document = with_line(key, value)
    assert getattr(document.interview, field) == meant
    assert document.problems == ()


@pytest.mark.parametrize("value", ["~", "null", "", "[Noor]", "{a: b}"])
def test_a_value_that_is_no_text_is_no_name(value: str) -> None:
    document = with_line("author", value)
    assert document.interview.interviewer == ""


@pytest.mark.parametrize("name", ["No", "1e3", "0123", "“Sam”", "on", "12", "=", "~"])
def test_a_name_that_yaml_would_change_is_written_so_that_it_stays(name: str) -> None:
    held = HELD.change(interviewer=name, interviewee=name, id="0123", next=name)
    document = read(compose(held, CARDS))
    assert (document.interview, document.problems) == (held, ())
