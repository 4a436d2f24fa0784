"""The linter for the probes on pages: the rules of docs/probing.md that apply to a page.

A page is short, or asks something that only the two know; so no number and no kind of probes is required.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from interview_tui.cards.locations import Location, json_path
from interview_tui.cards.model import Probe
from interview_tui.cards.phrasing import same
from interview_tui.cards.rules import faults_of
from interview_tui.cards.wording import wording
from interview_tui.forms.document import FormsDocument, pages_of
from interview_tui.forms.locations import spoken_place


class PageFinding(NamedTuple):
    """Report a rule that a probe on a page breaks.

    `rule` is an identifier, the same in every language; `message` is a sentence in the language of the screen.
    """

    location: Location
    rule: str
    message: str

    @property
    def place(self) -> str:
        """Return the location in the language of the screen: `form 2, page 1 after the cards, probe 3`."""
        return spoken_place(self.location)

    @property
    def json_path(self) -> str:
        """Return the location for programs: `forms[1].after[0].probes[2]`."""
        return json_path(self.location)


def check_pages(document: FormsDocument) -> list[PageFinding]:
    """Return every rule that probes on pages break, in order; inherited pages are not reported again."""
    known = wording(document.lang)
    findings: list[PageFinding] = []
    for index, form in enumerate(document.forms):
        pages = list(pages_of(form, ("forms", index)))
        pages_with = Counter(text for _at, page in pages for text in {same(probe.text) for probe in page.probes})
        for at, page in pages:
            probes = [Probe(probe.kind, probe.text) for probe in page.probes]
            for number, (rule, message) in faults_of(probes, known, pages_with):
                findings.append(PageFinding((*at, "probes", number - 1), rule, message))
    return findings
