"""The formats in which an account can be given: their names, suffixes and writers, each imported when it is used."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from interview_tui.language import _

if TYPE_CHECKING:
    from interview_tui.export.account.account import Account
    from interview_tui.transcripts.format.document import Document


class Format(StrEnum):
    """Name the formats; the value is the suffix without its dot, and the word on the command line."""

    WORD = "docx"
    PDF = "pdf"
    TEXT = "txt"
    HTML = "html"
    JSON = "json"
    MARKDOWN = "md"

    @property
    def suffix(self) -> str:
        """Return the suffix of such a file."""
        return f".{self.value}"


def label(form: Format) -> str:
    """Return the name of a format on screen."""
    match form:
        case Format.WORD:
            return _("Word")
        case Format.PDF:
            return _("PDF")
        case Format.TEXT:
            return _("text")
        case Format.HTML:
            return _("web page")
        case Format.JSON:
            return _("JSON, for a program")
        case Format.MARKDOWN:
            return _("Markdown")


def contents(document: Document, account: Account, form: Format, mark: str) -> bytes:
    """Return the contents of a file with an account of a document, and `mark` in its metadata, to the letter.

    JSON and Markdown hold what the transcript holds; the others are set from the account. Raises TypesettingError.
    """
    match form:
        case Format.WORD:
            from interview_tui.export.account.word import word

            return word(account, mark)
        case Format.PDF:
            from interview_tui.export.account.pdf import pdf

            return pdf(account, mark)
        case Format.TEXT:
            from interview_tui.export.account.text import text

            return text(account)
        case Format.HTML:
            from interview_tui.export.account.html import html

            return html(account, mark)
        case Format.JSON:
            from interview_tui.export.account.json import json

            return json(document, account, mark)
        case Format.MARKDOWN:
            from interview_tui.export.account.markdown import markdown

            return markdown(document, account)
