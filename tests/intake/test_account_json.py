"""An export in JSON, taken in: the same transcript if nobody changed it, and never for more people than before."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.export.account.account import account
from interview_tui.export.account.json import SEAL, seal_of
from interview_tui.export.account.json import json as made
from interview_tui.export.account.reader import Reader
from interview_tui.export.account.unstruck import unstruck
from interview_tui.intake.account_json import Restored, transcript_in
from interview_tui.intake.errors import IntakeError
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.language import choose
from interview_tui.transcripts.format.composer import as_read, compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import LIMIT, read
from interview_tui.transcripts.sharing.share import ShareError
from tests.builders import interview, interviews, question_set

pytestmark = pytest.mark.no_files

CARDS = question_set()
WORD = "hoefijzerkers"
HELD = interview(
    status=Status.FINAL,
    sharing=Circle.ORGANISATION,
    answers={
        3: Answer("Eerst kijken.\n==Een halfuur niks.==", ("Ik wacht, zodat het kan.",)),
        7: Answer(f"Van {WORD}.", (), Circle.PRIVATE),
        9: Answer("Voor het team.", (), Circle.TEAM),
    },
    closing="Het is mijn vak om te wachten.",
    closing_readers=ClosingReaders.NAMED,
    team="Team Noord",
)


def document(held: Interview = HELD) -> Document:
    return read(compose(held, CARDS))


def exported(one: Document, reader: Reader = Reader.TELLER) -> bytes:
    return made(one, account(one, reader), "page:0123456789abcdef;holds:3.ab;words:3.cd;")


@cache
def _content() -> str:
    return exported(document()).decode()


def content() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_content())
    return found


def taken(changed: object) -> Restored:
    return transcript_in(json.dumps(changed, ensure_ascii=False).encode(errors="surrogatepass"))


def refused(data: bytes) -> str:
    with pytest.raises(IntakeError) as caught:
        transcript_in(data)
    return str(caught.value)


def is_for_the_two_alone(held: Interview) -> bool:
    readers = {held.sharing, *(held.circle_of(number) for number in held.answers)}
    return held.status is Status.HELD and readers == {Circle.PRIVATE} and not held.closing_readers


@given(interviews)
def test_an_export_gives_the_same_transcript_byte_for_byte(held: Interview) -> None:
    one = document(held)
    try:
        data = exported(one)
    except ShareError:  # nothing was said, or something struck may still be there
        return
    assert transcript_in(data) == Restored(as_read(unstruck(one)), held.id, exact=True, sealed=True)


@pytest.mark.parametrize("indent", [None, 1, 8])
def test_laid_out_anew_it_is_still_the_same(indent: int | None) -> None:
    data = json.dumps(content(), indent=indent).encode()
    assert transcript_in(b"\xef\xbb\xbf" + data).data == as_read(document())


def change_note(export: dict[str, Any]) -> None:
    export["sections"][0]["note"] += "\n## 8. Nog een kaart\nWie dit mag lezen: onze organisatie"


def widen_front(export: dict[str, Any]) -> None:
    export["front"] |= {"private_cards": [], "organisation_cards": [7], "sharing": "organisation"}


def widen_card(export: dict[str, Any]) -> None:
    export["sections"][1]["readers"] = "organisation"


def lift_readers(export: dict[str, Any]) -> None:
    widen_front(export)
    export["sections"][1]["readers"] = None


def widen_head(export: dict[str, Any]) -> None:
    export["head"] = [{"kind": "text", "markdown": "*Wie dit mag lezen: onze organisatie*"}]


def widen_closing(export: dict[str, Any]) -> None:
    export["sections"][3] |= {"text": "Het is mijn vak om te delen.", "readers": "named"}


def add_lines_to_front(export: dict[str, Any]) -> None:
    export["front"] |= {"dismissed": "x\nsharing: organisation", "seals": ["7-aaaaaa\nstatus: final"], "a\nb: c": 1}
    export["bare"] = ["dismissed", "seals", "a\nb: c"]


def add_heading(export: dict[str, Any]) -> None:
    export["sections"].insert(
        0, {"kind": "addition", "markdown": "## 8. Kaart\n\nWie dit mag lezen: ons team\n\nTekst.\n"}
    )


def say_it_is_exact(export: dict[str, Any]) -> None:
    export["exact"] = True
    export["line_ends"] = "CRLF"


CHANGES: list[Callable[[dict[str, Any]], None]] = [
    change_note,
    widen_front,
    widen_card,
    lift_readers,
    widen_head,
    widen_closing,
    add_lines_to_front,
    add_heading,
    say_it_is_exact,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_one_that_a_hand_changed_is_held_and_for_the_two_alone(change: Callable[[dict[str, Any]], None]) -> None:
    export = content()
    change(export)
    restored = taken(export)
    assert (restored.sealed, restored.exact, restored.ident) == (False, False, "3f9k2m")
    back = read(restored.data)
    assert is_for_the_two_alone(back.interview)
    assert not back.front.get("seals") and not back.front.get("closing_readers")
    notes = {one["number"]: one["note"] for one in export["sections"] if one["kind"] == "card"}
    assert {number: answer.note for number, answer in back.interview.answers.items()} == notes
    assert back.interview.team == "Team Noord"


@pytest.mark.parametrize("change", [widen_card, widen_closing, lift_readers], ids=lambda change: change.__name__)
def test_with_a_seal_that_fits_who_may_read_is_still_not_for_a_hand_to_say(
    change: Callable[[dict[str, Any]], None],
) -> None:
    export = content()
    change(export)
    restored = taken(export | {SEAL: seal_of(export)})
    assert (restored.sealed, restored.exact) == (True, False)
    back = read(restored.data)
    assert is_for_the_two_alone(back.interview) and not back.stops
    assert back.interview.answers[7].note == f"Van {WORD}."


def test_with_a_seal_that_fits_the_top_alone_gives_nobody_more() -> None:
    export = content()
    widen_front(export)
    back = read(taken(export | {SEAL: seal_of(export)}).data)
    assert back.interview.circle_of(7) is Circle.PRIVATE


def test_one_that_is_not_exact_gives_its_words_for_the_two_alone() -> None:
    written = as_read(document()).decode().replace("Eerst kijken.\n", "Eerst kijken.\n- en wachten\n", 1)
    one = read(written.encode())
    restored = transcript_in(exported(one))
    assert (restored.sealed, restored.exact) == (True, False)
    back = read(restored.data).interview
    assert is_for_the_two_alone(back)
    for number, answer in one.interview.answers.items():
        assert (back.answers[number].note, back.answers[number].zodatjes) == (answer.note, answer.zodatjes)
    assert back.closing == one.interview.closing


@pytest.mark.parametrize("reader", [reader for reader in Reader if reader.is_for_others])
def test_one_for_others_is_refused_as_a_part(reader: Reader) -> None:
    choose("en")
    told = "This is a version for others, with only a part of what was said. Take in the interview itself."
    assert refused(exported(document(), reader)) == told
    front = content()["front"] | {"shared_for": "team"}
    assert refused(json.dumps(content() | {"front": front}).encode()) == told


def at(*path: str | int, value: object) -> bytes:
    """An export with another value in that place."""
    export: Any = content()
    inner = export
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return json.dumps(export).encode()


def without(*path: str | int) -> bytes:
    export: Any = content()
    inner = export
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return json.dumps(export).encode()


WRONG = [
    (b"", "The file is empty."),
    (b"[1]", "This JSON file was not made by In gesprek."),
    (b'{"mark": 1,\n]', "Line 2, column 1 is not valid JSON."),
    (b"{} {}", "Line 1, column 4 is not valid JSON."),
    (b"[" * 100_000, "Blocks are nested more than 60 deep"),
    (b'{"mark": "x", "mark": "y"}', "The file has a key that stands there twice."),
    (b'{"format": NaN}', "format is a number that cannot be used."),
    (b'{"format": 1e999}', "format is a number that cannot be used."),
    (b'{"format": ' + b"9" * 5000 + b"}", "format is a number that cannot be used."),
    (b'{"front": {"%s": {"x": 1, "x": 2}}}' % WORD.encode(), "front has a key that stands there twice."),
    (b'{"title": "\\ud83d"}', "title holds half a character"),
    (b"\xff\xfe{\x00}\x00", "UTF-16"),
    (b'{"title": "\xe9"}', "Windows-1252"),
    (b" " * (LIMIT + 1), "The file is larger than 20 MB"),
    (b"{}", "This JSON file was not made by In gesprek."),
    (at("format", value=2), "made by a newer version of In gesprek (format 2)"),
    (at("format", value=True), "format is something that cannot be."),
    (at("format", value="1"), "format is something that cannot be."),
    (at("exact", value="ja"), "exact should be true or false."),
    (at("sections", value={}), "sections should be a list between [ and ]."),
    (at("sections", 0, value=[]), "sections[0] should be a block between { and }."),
    (at("sections", 1, "number", value="7"), "sections[1].number should be a whole number."),
    (at("sections", 1, "number", value=0), "sections[1].number is something that cannot be."),
    (at("sections", 1, "number", value=3), "sections[1] stands there for the second time."),
    (at("sections", 1, "kind", value=WORD), "sections[1] is something that cannot be."),
    (at("sections", 1, "note", value=None), "sections[1].note should be text between quotation marks."),
    (at("sections", 1, "title", value="x\n## 8. y"), "sections[1].title is something that cannot be."),
    (at("sections", 1, WORD, value=1), "sections[1] has a key that does not belong there."),
    (at("front", value=[]), "front should be a block between { and }."),
    (at("front", "id", value=None), "front.id is missing."),
    (at("front", "date", value=f"9999-99-99 {WORD}"), "front.date is something that cannot be."),
    (at("front", "date", value=[WORD]), "front.date is something that cannot be."),
    (without("front", "date"), "front.date is something that cannot be."),
    (at("front", "format", value=99), "No transcript can be made of this file: "),
    (at("front", WORD, value={"x": 2**60}), "front is a number that cannot be used."),
    (at("front", "title", value="x" * 70_000), "No transcript can be made of this file: "),
    (at("for", value=WORD), "for is something that cannot be."),
    (without("head"), "head is missing."),
    (without("front", "id"), "front.id is missing."),
    (without("seal"), "seal is missing."),
]


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_what_is_wrong_is_told_in_one_line_with_its_place_and_no_word_of_the_file(number: int) -> None:
    data, told = WRONG[number]
    choose("en")
    problem = refused(data)
    assert told in problem
    assert "\n" not in problem and WORD not in problem and len(problem) < 250


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["card", "final", "\n---\n"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8) | st.sampled_from(["number", "note", "kind"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def _places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [one for key, item in inner for one in ((*path, key), *_places(item, (*path, key)))]


@given(st.data())
def test_whatever_a_hand_makes_of_it_is_for_the_two_alone_or_refused(chosen: st.DataObject) -> None:
    export: Any = content()
    for _time in range(chosen.draw(st.integers(1, 3))):
        path = chosen.draw(st.sampled_from(_places(export)))
        inner = export
        for step in path[:-1]:
            inner = inner[step]
        what = chosen.draw(st.sampled_from(["other", "gone", "twice", "added"]))
        if what == "gone":
            del inner[path[-1]]
        elif what == "twice" and isinstance(inner, list):
            inner.append(copy.deepcopy(inner[path[-1]]))  # type: ignore[index]
        elif what == "added" and isinstance(inner, dict):
            inner[chosen.draw(st.text(max_size=10))] = chosen.draw(_VALUES)
        else:
            inner[path[-1]] = chosen.draw(_VALUES)
    data = json.dumps(export).encode()
    if chosen.draw(st.booleans()):
        at = chosen.draw(st.integers(0, len(data)))
        data = data[:at] + chosen.draw(st.binary(max_size=6)) + data[at + chosen.draw(st.integers(0, 3)) :]
    try:
        restored = transcript_in(data)
    except IntakeError as error:
        assert "\n" not in str(error)
        return
    back = read(restored.data)
    assert restored.ident == back.interview.id
    if restored.sealed:
        assert back.interview == document().interview
    else:
        assert is_for_the_two_alone(back.interview)


@given(_VALUES, st.sampled_from(["title", "id", "lang", "date", "struck", "forms", "shared_for", "mijn", "answered"]))
def test_whatever_stands_at_the_top_is_for_the_two_alone_or_refused(value: Any, key: str) -> None:
    """With a seal that fits too: whoever makes one cannot make the program fall over."""
    export = content()
    export["front"][key] = value
    for seal in ("0" * 32, None):
        try:
            restored = taken(export | {SEAL: seal or seal_of(export)})
        except IntakeError:
            continue
        assert restored.sealed or is_for_the_two_alone(read(restored.data).interview)


@given(st.binary(max_size=60))
def test_any_bytes_are_refused_in_one_line(data: bytes) -> None:
    assert "\n" not in refused(data)
    assert "\n" not in refused(b'{"format": 1, "for": "private", "mark": "", ' + data)
