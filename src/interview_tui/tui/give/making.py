"""Making of the file that is given, for a thread; and what to say where that did not work."""

from __future__ import annotations

from interview_tui.export.account.account import account
from interview_tui.export.account.formats import Format
from interview_tui.export.giving.giving import Wanted, give
from interview_tui.language import _
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.sharing.share import ShareError


class NotMadeError(Exception):
    """Report that the file was not made; `str()` says why and what to do. Nothing is lost, and nothing half-written."""


def make(document: Document, wanted: Wanted) -> str:
    """Make the file and write it; return the characters that no font of it has, with spaces between them.

    It waits for the disk. Raises NotMadeError.
    """
    from interview_tui.export.files import PaperError
    from interview_tui.export.typesetter import TypesettingError

    try:
        given = account(document, wanted.reader)
        give(document, given, wanted)
        if wanted.form is not Format.PDF:
            return ""
        from interview_tui.export.account.pdf import unprintable_in

        return " ".join(unprintable_in(given))
    except FileTrouble as error:
        raise NotMadeError(error.in_full) from error
    except (PaperError, ShareError) as error:
        raise NotMadeError(str(error)) from error
    except TypesettingError as error:
        text = _("The file could not be made. Nothing is lost: the interview has all of it. Choose another format.")
        raise NotMadeError(text) from error
