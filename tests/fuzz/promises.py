"""What must hold whatever the bytes are: one function for each reader. It raises where a promise is broken."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from interview_tui.cards.errors import QuestionSetError
from interview_tui.cards.rules import check_probes
from interview_tui.cards.shipped import shipped
from interview_tui.cards.strict import read_set
from interview_tui.forms.deck import deck
from interview_tui.forms.errors import FormsError
from interview_tui.forms.rules import check_pages
from interview_tui.forms.strict import checked
from interview_tui.intake.errors import IntakeError
from interview_tui.intake.found import NotesFound, look_into
from interview_tui.intake.proposing import propose
from interview_tui.intake.putting_in import answers_of
from interview_tui.interview import zodatjes
from interview_tui.interview.model import Answer, Status
from interview_tui.interview.privacy import finding
from interview_tui.interview.sentences import splitting
from interview_tui.interview.sentences.highlights import unmarked
from interview_tui.language import clean, clean_line, visible
from interview_tui.settings.document import parse
from interview_tui.transcripts.format import frontmatter
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.encoding import decode_line, decode_note, encode_line, encode_note, encode_title
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.file_names import file_name, slug
from interview_tui.transcripts.format.outline import outline
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.heads.any_entry import entry_at
from interview_tui.transcripts.library.listing import quick_entry
from interview_tui.transcripts.sharing.share import ShareError, share
from tests.builders import interview
from tests.cards.samples import is_one_safe_line
from tests.intake.documents import NO_LIBRARY, docx

_FOLDER = Path(tempfile.gettempdir()) / f"interview-tui-fuzz-{os.getpid()}"


def transcripts(data: bytes) -> None:
    """A transcript is refused with its line, or goes back to the letter, also with another answer in it."""
    try:
        document = read(data)
    except TranscriptError as error:
        assert 1 <= error.line <= data.count(b"\n") + 1
        assert is_one_safe_line(error.problem)
        return
    held = document.interview
    assert compose(held, None, document) == data
    assert all(1 <= problem.line <= data.count(b"\n") + 1 for problem in document.problems)
    number = min((section.number for section in document.cards()), default=0)
    if number:
        changed = held.with_answer(number, note="# Nieuw.\n---", zodatjes=("Ik x, zodat y.",))
        assert read(compose(changed, None, document)).interview == changed
    final = held._replace(status=Status.FINAL)
    written = compose(final, None, document)
    assert read(written).interview._replace(status=Status.FINAL) == final
    try:
        shared = share(document, held.sharing)
    except (ShareError, ValueError):
        return
    for answer in held.answers.values():
        note = answer.note.strip()
        if answer.struck and len(note) > 20 and not any(note in other.note for other in _not_struck(held.answers)):
            assert note.encode(errors="replace") not in shared


def _not_struck(answers: Mapping[int, Answer]) -> list[Answer]:
    return [answer for answer in answers.values() if not answer.struck]


def heads(data: bytes) -> None:
    """What the list says of a file is what the whole file says, or that it cannot be read."""
    path = _file("hoofd.md", data)
    entry = entry_at(path, path.stat(), asked_for=True)
    assert entry is not None
    assert (entry.interview is None) == bool(entry.problem)
    few, many = entry_at(path, path.stat()), quick_entry(str(path), path.stat())
    assert (few and (few.interview, few.problem)) == (many and (many.interview, many.problem))
    try:
        whole = read(data).interview
    except TranscriptError:
        return
    assert entry.interview is not None, entry.problem
    assert entry.interview.sharing <= whole.sharing
    assert (entry.interview.id, entry.interview.interviewee) == (whole.id, whole.interviewee)
    name = file_name(whole.date, whole.interviewee, whole.id)
    assert Path(name).name == name
    assert len(name.encode()) <= 100


def front(data: bytes) -> None:
    """Front matter is refused with its line, or goes back to the letter; what is written is read as it was meant."""
    text = data.decode(errors="replace")
    try:
        found = frontmatter.parse(text)
    except TranscriptError as error:
        assert 1 <= error.line <= text.count("\n") + 2
    else:
        assert found.updated({}) == (text if text.endswith("\n") or not text else f"{text}\n")
    line = clean_line(text)
    written = frontmatter.FrontMatter().updated({"next": line, "id": line})
    assert frontmatter.parse(written).values() == {"next": line, "id": line}


def headings(data: bytes) -> None:
    """Headings are in order and begin at the start of a line; no note can make one."""
    text = data.decode(errors="replace")
    found = outline(text)
    starts = [heading.start for heading in found]
    assert starts == sorted(set(starts))
    assert all(start == 0 or text[start - 1] == "\n" for start in starts)
    assert outline(f"a\n\n{encode_note(clean(text).strip())}\n") == []


def questions(data: bytes) -> None:
    """A question set is sound, or is refused in one line that can be shown."""
    try:
        cards = read_set(_file("vragen.json", data))
    except QuestionSetError as error:
        assert is_one_safe_line(str(error))
        return
    assert cards.cards
    for remark in check_probes(cards):
        assert remark.message


def forms(data: bytes) -> None:
    """Ways of use hang together, or are refused in one line that can be shown."""
    cards = shipped("nl")
    try:
        document, found = checked(_file("vormen.json", data), cards)
    except FormsError as error:
        assert is_one_safe_line(str(error))
        return
    for form in found.forms:
        numbers = [card.number for card in deck(cards, found, form, "Noor", "Sam").cards]
        assert sorted(numbers) == list(range(1, len(cards.cards) + len(form.pages) + 1))
    for remark in check_pages(document):
        assert remark.message


def settings(data: bytes) -> None:
    """Settings are read, and each mistake is one line that can be shown."""
    for problem in parse(_file("settings.toml", data)).problems:
        assert is_one_safe_line(str(problem))


def notes(data: bytes) -> None:
    """What is to be taken in is known, in as many words as there are, or refused in one line that can be shown.

    The bytes may be a file, or the body of a Word document.
    """
    body = docx(data.decode(errors="ignore"))
    for path in (_file("notities", data), _file("notities.docx", body)):
        try:
            found = look_into(path, NO_LIBRARY)
        except IntakeError as error:
            assert is_one_safe_line(str(error))
            continue
        if isinstance(found, NotesFound):
            held, cards = found.notes, shipped("nl")
            assert all(block.text.strip() and clean(block.text) == block.text for block in held.blocks)
            answers = answers_of(held, propose(held, cards), cards)
            assert {*answers} <= {card.number for card in cards.cards}


def words(data: bytes) -> None:
    """What is done to a text while someone types never fails, and what should come back does."""
    text = data.decode(errors="replace")
    cleaned, line = clean(text), clean_line(text)
    assert clean(cleaned) == cleaned
    assert not any(character < " " and character not in "\n\t" for character in visible(text))
    assert decode_note(encode_note(cleaned)) == cleaned
    assert decode_line(encode_line(line)) == decode_line(encode_title(line)) == line
    found = finding.find(cleaned)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(one.start < one.end and "\n" not in cleaned[one.start : one.end] for one in found)
    for lang in ("nl", "en"):
        joined = zodatjes.join(line[: len(line) // 2], [line[len(line) // 2 :]], lang)
        assert zodatjes.join(*zodatjes.parts(joined, lang), lang) == joined
        held = interview(lang=lang, answers={3: Answer(cleaned)})
        offer = zodatjes.offered(held, 3)
        assert offer is None or clean_line(offer) == offer
    assert splitting.finished(splitting.finished(line)) == splitting.finished(line)
    assert len(splitting.digest(line)) == 8
    assert "\n" not in slug(text)
    assert len(unmarked(cleaned)) <= len(cleaned)


def _file(name: str, data: bytes) -> Path:
    _FOLDER.mkdir(mode=0o700, exist_ok=True)
    path = _FOLDER / name
    path.write_bytes(data)
    return path


PROMISES: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {
        "transcripts": transcripts,
        "heads": heads,
        "front": front,
        "headings": headings,
        "questions": questions,
        "forms": forms,
        "settings": settings,
        "notes": notes,
        "words": words,
    }
)
