"""Places in a file with ways of use, in words for people."""

from __future__ import annotations

import pytest

from interview_tui.cards.locations import Location
from interview_tui.forms.locations import spoken_place
from interview_tui.language import choose


@pytest.mark.parametrize(
    ("location", "dutch", "english"),
    [
        ((), "", ""),
        (("forms",), "", ""),
        (("version",), "", ""),
        (("forms", 1), "vorm 2", "form 2"),
        (("forms", 1, "name"), "vorm 2", "form 2"),
        (("forms", 1, "tips", 0), "vorm 2, tip 1", "form 2, tip 1"),
        (("forms", 0, "cards", 3), "vorm 1, kaart 4 in de lijst", "form 1, card 4 in the list"),
        (("forms", 0, "agreement", 1), "vorm 1, alinea 2 van de afspraak", "form 1, paragraph 2 of the agreement"),
        (("forms", 0, "before", 1, "id"), "vorm 1, eigen kaart 2 vooraf", "form 1, page 2 before the cards"),
        (
            ("forms", 0, "after", 0, "probes", 2, "text"),
            "vorm 1, eigen kaart 1 na afloop, doorvraag 3",
            "form 1, page 1 after the cards, probe 3",
        ),
        (
            ("forms", 0, "come_back", "page", "text", 1),
            "vorm 1, de kaart voor later, vraag 2",
            "form 1, the page to come back to, question 2",
        ),
        (("forms", 0, "come_back", "weeks"), "vorm 1", "form 1"),
        (
            ("forms", 0, "sheet", "parts", 4, "source"),
            "vorm 1, deel 5 van het blad",
            "form 1, part 5 of the sheet",
        ),
        (("forms", 0, "sheet", "title"), "vorm 1", "form 1"),
    ],
)
def test_places(location: Location, dutch: str, english: str) -> None:
    assert spoken_place(location) == dutch
    choose("en")
    assert spoken_place(location) == english
