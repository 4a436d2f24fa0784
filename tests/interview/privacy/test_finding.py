"""What looks identifying is found; ordinary notes give no alarm. All persons, numbers and addresses are made up."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.privacy.finding import IdentifierFinding, IdentifierKind, find, neutral
from interview_tui.interview.privacy.patterns import passes_elfproef

FOUND = [
    # BSN: the usual examples of numbers that pass
    (IdentifierKind.BSN, "Haar bsn is {123456782}."),
    (IdentifierKind.BSN, "BSN:{111222333}, dat zei hij"),
    (IdentifierKind.BSN, "{123.456.782}"),
    (IdentifierKind.BSN, "nummer {123 456 782} genoteerd"),
    (IdentifierKind.BSN, "({1112.22.333})"),
    (IdentifierKind.BSN, "{1112 22 333}"),
    (IdentifierKind.BSN, "{010464554}"),
    # telephone numbers
    (IdentifierKind.PHONE, "Bel haar op {0612345678}."),
    (IdentifierKind.PHONE, "{06-12345678}"),
    (IdentifierKind.PHONE, "{06 12 34 56 78} na vieren"),
    (IdentifierKind.PHONE, "{06 - 1234 5678}"),
    (IdentifierKind.PHONE, "{06.12.34.56.78}"),
    (IdentifierKind.PHONE, "tel.{+31 6 12345678}"),
    (IdentifierKind.PHONE, "{+31612345678}"),
    (IdentifierKind.PHONE, "{0031 6 1234 5678}"),
    (IdentifierKind.PHONE, "{+31 (0)6 12345678}"),
    (IdentifierKind.PHONE, "{020-1234567}"),
    (IdentifierKind.PHONE, "{020 - 123 45 67}, vraag naar de conciërge"),
    (IdentifierKind.PHONE, "{(020) 123 45 67}"),
    (IdentifierKind.PHONE, "{0180-123456}"),
    (IdentifierKind.PHONE, "{0180 12 34 56}"),
    (IdentifierKind.PHONE, "{(0180) 123456}"),
    (IdentifierKind.PHONE, "{+31 20 123 4567}"),
    (IdentifierKind.PHONE, "{085-1234567}"),
    (IdentifierKind.PHONE, "{0612345678} 2 keer gebeld"),
    # e-mail
    (IdentifierKind.EMAIL, "Mail naar {noor@voorbeeld.nl}."),
    (IdentifierKind.EMAIL, "<{n.de-vries+wijk@mail.voorbeeld.org}>"),
    (IdentifierKind.EMAIL, "{info@buurthuis.amsterdam}, zei ze"),
    (IdentifierKind.EMAIL, "'{rené@voorbeeld.nl}'"),
    # postcode with house number
    (IdentifierKind.ADDRESS, "Woont op {Dorpsstraat 12, 1234 AB} Zwolle"),
    (IdentifierKind.ADDRESS, "{Dorpsstraat 12 1234AB}"),
    (IdentifierKind.ADDRESS, "aan de {kerkstraat 3a, 1234 ab}".replace("1234 ab", "1234ab")),
    (IdentifierKind.ADDRESS, "{Laan van Meerdervoort 100-2, 2563 XX}"),
    (IdentifierKind.ADDRESS, "{1234 AB 12}"),
    (IdentifierKind.ADDRESS, "{1234AB, 12b}."),
    (IdentifierKind.ADDRESS, "postcode {1234 AB nr. 7}"),
    (IdentifierKind.ADDRESS, "postcode {1234ab huisnummer 7}"),
    (IdentifierKind.ADDRESS, "{nummer 12, 1234 AB}"),
    # birth dates
    (IdentifierKind.BIRTH_DATE, "geboren op {12-03-1987}"),
    (IdentifierKind.BIRTH_DATE, "Haar zoon is geboren op {12 maart}."),
    (IdentifierKind.BIRTH_DATE, "(geb. {12-3-87})"),
    (IdentifierKind.BIRTH_DATE, "geb.{12/3/1987}"),
    (IdentifierKind.BIRTH_DATE, "Geboortedatum: {12.03.1987}"),
    (IdentifierKind.BIRTH_DATE, "geboren in het ziekenhuis van Zwolle, {1 mei 2010}"),
    (IdentifierKind.BIRTH_DATE, "{12 maart 1987} is zij geboren"),
    (IdentifierKind.BIRTH_DATE, "op {1987-03-12} geboren"),
    (IdentifierKind.BIRTH_DATE, "born on {March 12, 1987}"),
    (IdentifierKind.BIRTH_DATE, "date of birth {12 March 1987}"),
    (IdentifierKind.BIRTH_DATE, "DOB {12/03/1987}"),
    (IdentifierKind.BIRTH_DATE, "geboren {3 dec. 1987}"),
]

ORDINARY = [
    # times and dates
    *["om 10.30 uur", "van 9:00 tot 12:30", "08.45 10.15 11", "op 12 maart 2024", "sinds 12-03-2019", "24/11/2026"],
    *["05 06 07 08 09 10", "in 2024", "van 2019 tot 2024", "2024 om 12 uur", "in 2024 is 12 jaar", "2019 2020 2021"],
    *["Op 3 maart 2024 vertelde ze dat ze in Suriname geboren is", "in 1987 geboren", "pasgeboren, 3-4-2024 thuis"],
    *["geboren in Zwolle. Op 12 maart 2024 begon ik", "'s ochtends om 7", "week 12 2024", "eind jaren '80"],
    # money and amounts
    *["€ 1.250,50", "1.250.000 euro", "€ 123.456.782", "123456782 euro", "€123456782,-", "12,5%", "100 200 300"],
    *["schuld van 12000 euro", "20.000 EUR", "1500 EUR 12", "€ 1500 PM 12", "3,5 x 1000", "2 of 3 keer per week"],
    # counts, ordinals, names of things
    *["een huis van 12", "met 6 kinderen", "1e 2e 3e", "de 2e keer", "12-jarige", "24/7", "4 havo 5", "groep 7/8"],
    *["3 x 8 weken", "A4", "wet van 2015", "artikel 2.3.5", "3.4.1 en 3.4.2", "hoofdstuk 12", "lijn 12", "kamer 3.14"],
    *["Dorpsstraat 12", "1234 AB", "postcode 1234", "nummer 12", "1234 SS 12", "2015 OK 12 keer", "9-1-1"],
    # numbers of other things
    *["123456789", "987654321", "1234567890", "zaaknummer 2024-0012345", "NL91 ABNA 0417 1643 00", "NL123456782B01"],
    *["NL91ABNA0417164300", "112", "0800-1234", "0900 8844", "14020", "113", "0000000000", "000000000", "AB-123456782"],
    *["06", "06 is bezet", "+32 470 12 34 56", "06-1234567", "versie 8.2.8", "192.168.1.10", "ISBN 978-90-123-4567-8"],
    # at signs
    *["@noor", "@ home", "noor@voorbeeld", "a@", "@@@", "om 10 @ het buurthuis", "#1 @2.0"],
    # what we put in their place
    *["[bsn] 2-3-2024", "[geboortedatum] 4-5-2010", "[telefoonnummer]", "[adres] 12", "[e-mailadres]"],
]

WORDS = [
    "toen",
    "zei",
    "ze",
    "dat",
    "bij",
    "hem",
    "zodat",
    "wij",
    "samen",
    "koffie",
    "dronken",
    "en",
    "rustig",
    "bleef",
]
pieces = st.sampled_from([line.replace("{", "").replace("}", "") for _kind, line in FOUND])
notes = st.lists(
    pieces
    | st.sampled_from(ORDINARY)
    | st.text(max_size=12)
    | st.sampled_from(["\n", " ", ". ", "geboren ", "@", "06-"])
).map("".join)
jumbles = st.text(alphabet="0123456789 .-/,@+()€'geborn.nlABCD\n", max_size=80)


def pairs(text: str) -> list[tuple[IdentifierKind, str]]:
    return [(one.kind, text[one.start : one.end]) for one in find(text)]


def in_ascii(value: str | IdentifierKind) -> str:
    """A name by which a test can be asked for."""
    return value.encode("ascii", "ignore").decode() if isinstance(value, str) else value.name


@pytest.mark.parametrize(("kind", "line"), FOUND, ids=in_ascii)
def test_it_is_found_whole_and_alone(kind: IdentifierKind, line: str) -> None:
    text = line.replace("{", "").replace("}", "")
    start = line.index("{")
    assert find(text) == [IdentifierFinding(kind, start, line.index("}") - 1)]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_gives_no_alarm(text: str) -> None:
    assert pairs(text) == []


@given(st.lists(st.tuples(st.sampled_from(ORDINARY), st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))))
def test_ordinary_sentences_give_no_alarm(parts: list[tuple[str, list[str]]]) -> None:
    text = " ".join(" ".join([ordinary, *words]) for ordinary, words in parts if "gebo" not in ordinary)
    assert pairs(text) == []


@given(st.integers(0, 10**9 - 1), st.sampled_from(["{}", "bsn {}", "({})", "{}."]))
def test_nine_digits_are_a_bsn_just_when_they_pass_the_elfproef(number: int, line: str) -> None:
    digits = f"{number:09}"
    a, b, c, d, e, f, g, h, i = map(int, digits)
    passes = (9 * a + 8 * b + 7 * c + 6 * d + 5 * e + 4 * f + 3 * g + 2 * h - i) % 11 == 0 and number > 0
    assert passes_elfproef(digits) == passes
    assert pairs(line.format(digits)) == ([(IdentifierKind.BSN, digits)] if passes else [])


@given(st.integers(1, 10**8 - 1), st.integers(0, 7), st.integers(1, 9))
def test_no_typing_error_in_one_digit_passes(number: int, place: int, step: int) -> None:
    first = [int(digit) for digit in f"{number:08}"]
    check = sum(weight * digit for weight, digit in zip(range(9, 1, -1), first, strict=True)) % 11
    if check == 10:
        return
    wrong = [*first, check]
    assert passes_elfproef("".join(map(str, wrong)))
    wrong[place] = (wrong[place] + step) % 10
    assert not passes_elfproef("".join(map(str, wrong)))


@given(notes | jumbles)
def test_findings_are_in_order_apart_and_within_one_line(text: str) -> None:
    found = find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert not any("\n" in text[one.start : one.end] for one in found)
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] for one in found)


@given(notes | jumbles, notes | jumbles)
def test_lines_have_no_influence_on_each_other(one: str, other: str) -> None:
    at = len(one) + 1
    moved = [IdentifierFinding(found.kind, found.start + at, found.end + at) for found in find(other)]
    assert find(f"{one}\n{other}") == find(one) + moved


@given(notes | jumbles, st.sampled_from(["nl", "en"]))
def test_pressing_the_key_often_enough_leaves_nothing(text: str, lang: str) -> None:
    for _press in range(200):
        found = find(text)
        if not found:
            break
        text = text[: found[0].start] + neutral(found[0].kind, lang) + text[found[0].end :]
    assert find(text) == []


def test_several_in_one_line() -> None:
    text = "Geb. 12-3-1987 en 4-5-1990, uit huis 1-2-2010; bel 06-12345678 of mail a@b.nl, Hofweg 1, 2511 AA."
    assert pairs(text) == [
        (IdentifierKind.BIRTH_DATE, "12-3-1987"),
        (IdentifierKind.BIRTH_DATE, "4-5-1990"),
        (IdentifierKind.PHONE, "06-12345678"),
        (IdentifierKind.EMAIL, "a@b.nl"),
        (IdentifierKind.ADDRESS, "Hofweg 1, 2511 AA"),
    ]


def test_the_words_in_both_languages() -> None:
    dutch = ["[bsn]", "[telefoonnummer]", "[e-mailadres]", "[adres]", "[geboortedatum]"]
    english = ["[citizen service number]", "[phone number]", "[e-mail address]", "[address]", "[date of birth]"]
    assert [neutral(kind, "nl") for kind in IdentifierKind] == dutch
    assert [neutral(kind, "en") for kind in IdentifierKind] == english
    assert [neutral(kind, "en-GB") for kind in IdentifierKind] == english
    assert [neutral(kind, "fy") for kind in IdentifierKind] == dutch


@pytest.mark.parametrize(
    "piece",
    [
        *[
            "1",
            "12 ",
            "1.",
            "06 ",
            "06-1",
            "a",
            "a.",
            "@",
            "a@",
            "a@b.",
            "geb. ",
            "geboren 1-2-3 ",
            "1234 AB ",
            "A ",
            "Aa ",
        ],
        *["Van de ", "NL91 ", "AB12 ABCD ", "(0", "+31 ", "1-", "€ ", "€1", "1 mei ", "Hofweg 1, ", " ", "1234ab,"],
    ],
)
def test_the_time_it_takes_grows_with_the_length_alone(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        return min(_timed(text) for _round in range(5))

    short, long = seconds(4_000), seconds(32_000)
    assert long < 8 * 3 * max(short, 0.0005), f"{short:.4f} s for 4,000 characters, {long:.4f} s for 32,000"


def _timed(text: str) -> float:
    began = time.process_time()
    find(text)
    return time.process_time() - began


def test_a_long_random_note_takes_no_time() -> None:
    chance = random.Random(1)
    text = "".join(chance.choice("0123456789 .-@aAbB") for _ in range(2_000))
    assert min(_timed(text) for _round in range(5)) < 0.02


def test_addresses_that_share_a_number_are_one() -> None:
    """Found by fuzzing: a second postcode that begins with the house number of the first gave two that overlap."""
    (found,) = find("1234 AB 1234 AB 1")
    assert (found.kind, found.start, found.end) == (IdentifierKind.ADDRESS, 0, 17)
