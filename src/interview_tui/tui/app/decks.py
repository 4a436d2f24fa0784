"""Find the cards and the form of an interview, among those given at the start and the shipped ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.cards.model import Card, QuestionSet
from interview_tui.cards.shipped import shipped
from interview_tui.forms.deck import deck, with_found
from interview_tui.forms.model import Form
from interview_tui.forms.which import Found, find
from interview_tui.interview.model import Circle, Interview
from interview_tui.language import LANGUAGES
from interview_tui.start import Start

if TYPE_CHECKING:
    from interview_tui.transcripts.format.document import Document


class DeckFinder:
    """Find the cards and the form of an interview; `start` says which are here besides the shipped ones."""

    def __init__(self, start: Start) -> None:
        self.start = start

    def cards_for(self, interview: Interview, document: Document | None = None) -> QuestionSet | None:
        """Return the cards an interview was held with, as its form lays them out; None if they are not here.

        The form's own cards are as they stand in its `document`, if that is given.
        """
        for cards in (self.start.cards, *(shipped(lang) for lang in LANGUAGES)):
            if cards.ref == interview.question_set:
                found = self._found(interview)
                who = interview.interviewer, interview.interviewee
                laid_out = deck(cards, found.forms or self.start.forms, found.form, *who)
                return with_found(laid_out, len(cards.cards), _printed(document) if document else ())
        return None

    def form_of(self, interview: Interview) -> Form | None:
        """Return the form of an interview; None if it is not here."""
        return self._found(interview).form

    def widest_of(self, interview: Interview) -> Circle:
        """Return the widest circle that may read anything of an interview."""
        return self._found(interview).widest

    def _found(self, interview: Interview) -> Found:
        return find(interview, self.start.forms)


def _printed(document: Document) -> list[Card]:
    from interview_tui.transcripts.format.pieces import printed_cards  # a new interview does without

    return printed_cards(document)
