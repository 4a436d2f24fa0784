"""The forms that ship with the program.

They are read without validation, so that start-up needs no pydantic: the tests check them as a user's own file is.
"""

from __future__ import annotations

import json
from functools import cache

from interview_tui.cards.model import QuestionSet
from interview_tui.forms.loading import form_set
from interview_tui.forms.model import FormSet
from interview_tui.language import Language, language_for
from interview_tui.storage.places import data

FILES: dict[Language, str] = {"nl": "forms.json", "en": "forms.en.json"}


@cache
def shipped_forms(lang: Language) -> FormSet:
    """Return the shipped forms in `lang`."""
    return form_set(json.loads(data(FILES[lang]).read_text(encoding="utf-8")))


def forms_for(cards: QuestionSet) -> FormSet:
    """Return the shipped forms in the language of these cards: English for English, Dutch for everything else."""
    return shipped_forms(language_for(cards.lang))
