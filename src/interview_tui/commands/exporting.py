"""The command `export`: write an interview for who will read it, in the format of their own program."""

from __future__ import annotations

from pathlib import Path

from interview_tui.commands.errors import CommandError
from interview_tui.commands.finding import asked_for, document_at
from interview_tui.commands.request import Request
from interview_tui.commands.sharing import check_form, hold_back, refusal, summary
from interview_tui.commands.terminal import complain, say
from interview_tui.export.account.account import Account, account
from interview_tui.export.account.formats import Format
from interview_tui.export.account.reader import Reader
from interview_tui.export.files import PaperError
from interview_tui.export.giving.giving import Wanted, give
from interview_tui.export.typesetter import TypesettingError
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current, visible_path
from interview_tui.transcripts.sharing.share import ShareError, preview


def run(request: Request) -> int:
    """Write the file and print what it contains. Raises CommandError or FileTrouble."""
    reader, form = Reader(request.options["circle"]), Format(request.options["to"])
    entry = asked_for(request)
    document = document_at(entry.path)
    if reader.is_for_others:
        check_form(request, entry.path, document.interview, reader.circle)
    try:
        made = account(document, reader)
        if reader.is_for_others:
            hold_back(request, entry.path, document.interview, reader.circle)
        path = give(document, made, Wanted(entry.path, reader, form, Path(request.options["output"])))
    except ShareError as error:
        raise refusal(error, request, entry.path, document) from None
    except PaperError as error:
        raise CommandError(str(error)) from None
    except TypesettingError:
        raise CommandError(_("{path} could not be made. Nothing is lost.").format(path=entry.path)) from None
    shown = visible_path(str(path))
    if reader.is_for_others:
        say(_("For {readers}: {path}").format(readers=words(current()).circles[reader.circle], path=shown))
        for line in summary(preview(document, reader.circle)):
            say(line)
    else:
        say(_("For the two of you: {path}").format(path=shown))
    if missing := _without_letter(made, form):
        complain(_("These characters cannot be printed: {characters}").format(characters=" ".join(missing)))
    return 0


def _without_letter(made: Account, form: Format) -> tuple[str, ...]:
    """Return the characters of an account that no font for paper has; none where the reader's own fonts are used."""
    if form is not Format.PDF:
        return ()
    from interview_tui.export.account.pdf import unprintable_in

    return unprintable_in(made)
