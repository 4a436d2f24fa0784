# ruff: noqa: E501
"""The sentence in a note that is quietly offered as a zodatje."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_tui.interview import zodatjes
from interview_tui.interview.model import Interview
from interview_tui.interview.sentences.splitting import digest
from interview_tui.interview.zodatjes import accept, dismiss, offered
from tests.builders import interview
from tests.texts import notes


def noted(note: str, **changes: object) -> Interview:
    return interview(**changes).with_answer(5, note=note)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("ik ga naast dit kind zitten, zodat hij niet hoeft op te kijken", "Ik ga naast dit kind zitten, zodat hij niet hoeft op te kijken."),
        ("Eerst koffie. Dan ga ik zitten zodat hij kan praten. En dan?", "Dan ga ik zitten zodat hij kan praten."),
        ("Ik wacht bijv. even bij de deur zodat ze zelf begint. Mooi.", "Ik wacht bijv. even bij de deur zodat ze zelf begint."),
        ("Mooi. Ik kijk, o.a. naar de tafel, d.w.z. Sam zijn plek, opdat ik weet wie er eet.", "Ik kijk, o.a. naar de tafel, d.w.z. Sam zijn plek, opdat ik weet wie er eet."),
        ("Koffie, thee enz. Ik schenk in zodat ze blijven.", "Ik schenk in zodat ze blijven."),
        ("Koffie, thee enz. schenk ik in zodat ze blijven.", "Koffie, thee enz. schenk ik in zodat ze blijven."),
        ("Met S. de Wit liep ik m.b.t. het plan mee zodat hij durfde. Klaar.", "Met S. de Wit liep ik m.b.t. het plan mee zodat hij durfde."),
        ("ik wacht. dan zwijg ik zodat hij praat. klaar.", "Dan zwijg ik zodat hij praat."),
        ("Ik wacht… zodat hij praat", "Ik wacht… zodat hij praat."),
        ("Ik wacht even\nzodat hij kan praten", "Ik wacht even zodat hij kan praten."),
        ("Ik drink koffie mee. Zodat het hun tafel blijft. Ja.", "Ik drink koffie mee, zodat het hun tafel blijft."),
        ("Ik wacht.\nZodat hij praat! zodat hij groeit\n", "Ik wacht, zodat hij praat, zodat hij groeit."),
        ("Ik wacht even.\nIk zwijg zodat hij praat", "Ik zwijg zodat hij praat."),
        ("- ik zwijg zodat hij praat\n- ik wacht", "Ik zwijg zodat hij praat."),
        ("2. ik zwijg zodat hij praat", "Ik zwijg zodat hij praat."),
        ("“Ik zwijg zodat hij praat.”", "Ik zwijg zodat hij praat."),
        ("Sam zegt: “Ik zwijg zodat hij praat.” Mooi.", "Sam zegt: “Ik zwijg zodat hij praat”."),
        ("Hij riep “stop!” zodat ik schrok.", "Hij riep “stop!” zodat ik schrok."),
        ("Vorige week. ==Ik zweeg, zodat hij== praatte. Ja.", "Ik zweeg, zodat hij praatte."),
        ("Om 10.30 uur ging ik weg zodat hij sliep.", "Om 10.30 uur ging ik weg zodat hij sliep."),
        ("'s avonds bel ik zodat ze slaapt", "'s Avonds bel ik zodat ze slaapt."),
        ("Ik zwijg ZODAT hij praat!", "Ik zwijg ZODAT hij praat!"),
        ("Helpt dat? Ik zwijg zodat hij praat.", "Ik zwijg zodat hij praat."),
    ],
)  # fmt: skip
def test_offers_the_sentence(note: str, expected: str) -> None:
    assert offered(noted(note), 5) == expected


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Zodat…?",
        "Wat doe je zodat hij praat?",
        "Wat doe je, zodat hij “ja” zegt?!",
        "“Wat doe je zodat hij praat?”",
        "Zodat het kind rust krijgt.",
        "Helpt dat? Zodat het kind rust krijgt.",
        "“Helpt dat?”\nZodat het kind rust krijgt.",
        "Ik wacht.\n\nZodat het kind rust krijgt.",
        "Ik doe dat, zodat …",
        "Zodatjes zijn mooi, een zodatje is klein.",
        "Doorgevraagd: Maak de zin af: ik doe dat zodat ik.",
        "  doorgevraagd : ik doe dat zodat ik weet",
        "- Doorgevraagd: ik doe dat zodat ik weet",
        "==Doorgevraagd: ik doe dat zodat ik weet==",
        "Asked further: ik doe dat zodat ik weet",
        "Doorgevraagd: Je houdt daaraan vast\nzodat het kind rust krijgt.",
        "I wait so that he talks.",
    ],
)
def test_offers_nothing(note: str) -> None:
    assert offered(noted(note), 5) is None


def test_english_speaks_of_so_that() -> None:
    note = "So that's why. I wait, e.g. by the door, so that he talks. Ik zwijg zodat hij praat."
    assert offered(noted(note, lang="en"), 5) == "I wait, e.g. by the door, so that he talks."


def test_accepted_or_dismissed_gives_way_to_the_next() -> None:
    value = noted("Ik zwijg zodat hij praat. Ik wacht, opdat hij begint.")
    first = offered(value, 5)
    assert first == "Ik zwijg zodat hij praat."
    taken, refused = accept(value, 5, first), dismiss(value, first)
    assert taken.answer(5).zodatjes == (first,)
    assert offered(taken, 5) == offered(refused, 5) == "Ik wacht, opdat hij begint."
    assert dismiss(refused, "  ik zwijg, ZODAT hij praat") == refused, "once, however it looks"
    assert offered(refused.with_answer(5, note="IK ZWIJG, zodat hij praat!"), 5) is None, "for good"
    assert "zwijg" not in repr(refused.dismissed)


def test_a_zodatje_made_in_the_fields_is_not_offered_again() -> None:
    value = zodatjes.add(noted("ik zwijg zodat hij praat"), 5, zodatjes.join("zwijg", ["hij praat"], "nl"))
    assert offered(value, 5) is None


_pieces = st.sampled_from(
    [
        "Ik zwijg",
        "zodat",
        "hij praat",
        ".",
        "…",
        "?",
        "!",
        "\n",
        ", ",
        "==",
        "”",
        "“",
        "Doorgevraagd: ",
        "bijv.",
        "- ",
        " ",
    ]
)


@given(st.one_of(notes, st.lists(_pieces, max_size=20).map(" ".join)), st.sampled_from(["nl", "en"]))
@example("x\u200b zodat y", "nl")
def test_dismissing_everything_comes_to_an_end(note: str, lang: str) -> None:
    value = noted(note, lang=lang)
    for _turn in range(note.lower().count("zodat") + note.lower().count("opdat") + note.lower().count("that") + 1):
        sentence = offered(value, 5)
        if sentence is None:
            return
        assert sentence == " ".join(sentence.split())
        assert sentence[-1] in ".!?…"
        assert not sentence.endswith("?")
        assert offered(accept(value, 5, sentence), 5) != sentence
        value = dismiss(value, sentence)
    assert offered(value, 5) is None


@given(notes)
def test_a_digest_reads_as_a_word(text: str) -> None:
    mark = digest(text)
    assert len(mark) == 8
    assert mark[0] in "abcdef"
    assert set(mark) <= set("0123456789abcdef")
    assert digest(f"  {text} ") == mark


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "unit",
    ["zodat ", "==x ", ". ", "...", ".)", ".,", "bijv. ", "ik ", "“", "a zodat b. ", "- ", "zodat x\n", "Zodat x. "],
)
def test_a_long_note_is_read_in_a_moment(unit: str) -> None:
    """Anything worse than linear takes many minutes for this."""
    note = "ik zodat " + unit * (200_000 // len(unit)) + "x"
    offered(noted(note), 5)
    assert zodatjes.join(note, [note], "nl").startswith("Ik ")
