"""Writing what was taken in as a transcript in the folder of the interviews. Nothing there is ever overwritten."""

from __future__ import annotations

from pathlib import Path

from interview_tui.cards.model import QuestionSet
from interview_tui.intake.errors import IntakeError
from interview_tui.intake.found import JsonFound, TranscriptFound
from interview_tui.interview.model import CLOSING, Interview, Status
from interview_tui.interview.readback import reopen
from interview_tui.language import _, visible_path
from interview_tui.storage.files import write_atomic
from interview_tui.storage.folders import make_folder
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.file_names import path_for
from interview_tui.transcripts.format.readable import refuse_unreadable
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.for_others import circle_of, circle_told
from interview_tui.transcripts.library.listing import Library


def take_in(found: TranscriptFound | JsonFound, folder: Path, library: Library) -> Path:
    """Write an interview from elsewhere to a new file in `folder`; return its path. It stays to the letter.

    But for the status of a transcript: one that was final is to be read back again here. An export in JSON that is
    as it was made gives the same transcript, byte for byte; any other was read as held, and for the two alone. Raises
    IntakeError where its id is here already and for a version for others, FolderTrouble, or SaveError where it cannot
    be written.
    """
    refuse_known(found.ident, library, is_export=isinstance(found, JsonFound))
    if isinstance(found, JsonFound):
        return _write(found.interview, folder, found.data)
    document = read(found.data)
    if circle_of(document) is not None or circle_told(document) is not None:
        raise IntakeError(
            _("This is a version for others, with only a part of what was said. Take in the interview itself.")
        )
    return _write(document.interview, folder, not_final(found.data, document))


def write_new(interview: Interview, folder: Path, cards: QuestionSet, above: str = "") -> Path:
    """Write a new interview, made of notes, to a new file in `folder`; return its path. Raises SaveError.

    `cards` and `above` are as `new_document` takes them.
    """
    return _write(interview, folder, new_document(interview, cards, above))


def new_document(interview: Interview, cards: QuestionSet, above: str = "") -> bytes:
    """Return the transcript of a new interview. `cards` is the question set, or the deck of its form.

    `above` are paragraphs that stand above the first card, and in no answer: no version for others has them.
    """
    return compose(interview, cards._replace(preamble="\n\n".join(filter(None, [cards.preamble, above]))))


def refuse_known(ident: str, library: Library, *, is_export: bool = False) -> None:
    """Raise IntakeError if an interview with that id is in a library already, readable or not; FolderTrouble.

    `is_export`: the file is no transcript, and cannot be put beside one.
    """
    for entry in library.entries():
        if entry.ident.casefold() == ident.casefold():
            problem = _(
                "This interview is here already: {file}. If the two differ, put this file beside it in that folder "
                "yourself, and open the interview: then you can make one of the two."
            )
            if is_export:
                problem = _(
                    "This interview is here already: {file}. If it was changed elsewhere, ask for its transcript (.md),"
                    " put that beside it in that folder, and open the interview: then you can make one of the two."
                )
            raise IntakeError(problem.format(file=visible_path(entry.name)))


def not_final(data: bytes, document: Document) -> bytes:
    """Return a transcript as it is taken in: to the letter, but what was final is to be read back again.

    Nobody reads more of it than before. Raises IntakeError if that cannot be made sure.
    """
    before = document.interview
    if before.status is not Status.FINAL:
        return data
    made = compose(reopen(before), None, document)
    now = read(made).interview
    cards = {*before.answers, *now.answers, CLOSING}
    wider = now.sharing > before.sharing or any(now.circle_of(card) > before.circle_of(card) for card in cards)
    if wider or now.closing_readers > before.closing_readers or now.status is Status.FINAL:
        raise IntakeError(_("It is not certain who may read everything in this interview. Mend it where it was made."))
    return made


def _write(interview: Interview, folder: Path, data: bytes) -> Path:
    path = path_for(folder, interview.date, interview.interviewee, interview.id, interview.lang)
    make_folder(folder)
    write_atomic(path, refuse_unreadable(path, data), None)
    return path
