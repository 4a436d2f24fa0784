"""Files with ways of use to try things on, as documents and as values."""

from __future__ import annotations

from typing import Any

from interview_tui.forms.loading import form_set
from interview_tui.forms.model import FormSet

Document = dict[str, Any]


def page(ident: str, **changes: Any) -> Document:
    """A page with that id."""
    return {"id": ident, "title": f"Over {ident}", "text": ["Wat zag je?"], **changes}


def document() -> Document:
    """Three forms for the set of `tests.builders`, fresh for each caller to spoil."""
    probes = [{"kind": "incident", "text": "Neem me mee."}, {"kind": "ladder_up", "text": "Zodat…?"}]
    return {
        "format": 1,
        "id": "eigen-vormen",
        "version": 2,
        "lang": "nl",
        "cards_of": "proef",
        "forms": [
            {"id": "gewoon", "name": "gewoon", "choose": "Als het gewoon is."},
            {
                "id": "anders",
                "name": "anders",
                "choose": "Als het anders is.",
                "cards": ["kaart-4", "kaart-3", "kaart-11"],
                "before": [page("vooraf", theme="Voor {interviewer}", probes=probes), page("nog-iets")],
                "after": [page("na-afloop", title="Wat {interviewee} meeneemt", private=True, aloud="Ga zitten.")],
                "aloud": "“Dag {interviewee}.”",
                "agreement": ["Wij, {interviewer} en {interviewee}, zijn het eens.", "Echt."],
                "tips": ["Luister.", "Wacht."],
                "sharing": "team",
                "widest": "team",
                "counted": False,
                "minutes": 45,
                "invitation": "Hoi {next},\n\nDoe je mee?\n\n{interviewee}",
                "compare": True,
                "listeners": "Wie er luisteren",
                "take_home": True,
                "sheet": {
                    "title": "Blad",
                    "parts": [{"title": "Eerst", "source": "vooraf"}, {"title": "Zodatjes", "source": "zodatjes"}],
                },
                "come_back": {"weeks": 6, "page": page("later", probes=probes)},
            },
            {"id": "kort", "based_on": "anders", "name": "kort", "choose": "Als het kort is.", "cards": ["kaart-3"]},
        ],
    }


def forms(*written: Document, cards_of: str = "") -> FormSet:
    """Forms as they come from a checked file; of each only what is said, with an id for a name."""
    told = [{"name": form["id"], "choose": "Altijd.", **form} for form in written]
    return form_set({"id": "eigen", "version": 1, "lang": "nl", "cards_of": cards_of, "forms": told})
