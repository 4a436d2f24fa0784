"""The options that the command line passes to the app: what to show first, with which data, in which theme."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from interview_tui.cards.model import QuestionSet
from interview_tui.forms.model import Form, FormSet
from interview_tui.forms.shipped import forms_for
from interview_tui.forms.starting import begin
from interview_tui.interview.model import COLLEAGUE, Interview
from interview_tui.language import Language
from interview_tui.transcripts.format.file_names import new_id

if TYPE_CHECKING:
    from interview_tui.transcripts.library.libraries import Libraries

Action = Literal["list", "new", "resume", "import"]
NO_KEYS: Mapping[str, str] = MappingProxyType({})


class Start(NamedTuple):
    """Hold how the app starts.

    `action` is what to show first; `notice` is a line to show with it. `path` is the interview to resume, or the file
    with notes to import. The names, `form`, `minutes` and `chosen` (card numbers; empty means all) fill in the
    agreements before a new interview: they are cleaned, and `chosen` and `form` exist. `minutes` is that of the
    settings, unless `minutes_given`. `questions` is the file that `cards` were read from, None for the shipped set;
    `own_forms` are forms from a file, None for the shipped ones. `theme` is empty if the app chooses; `reminders` is
    from the settings; `keys` maps ids of commands to other keys, separated by commas. `libraries` are those that the
    command line has listed already, None if it listed none.
    """

    transcripts: Path
    cards: QuestionSet
    lang: Language
    action: Action = "list"
    path: Path | None = None
    questions: Path | None = None
    interviewer: str = ""
    interviewee: str = ""
    team: str = ""
    organisation: str = ""
    form: str = COLLEAGUE
    minutes: int = 60
    minutes_given: bool = False
    chosen: tuple[int, ...] = ()
    own_forms: FormSet | None = None
    notice: str = ""
    theme: str = ""
    reminders: bool = True
    keys: Mapping[str, str] = NO_KEYS
    libraries: Libraries | None = None

    @property
    def forms(self) -> FormSet:
        """Return the forms to choose from."""
        return self.own_forms or forms_for(self.cards)

    @property
    def chosen_form(self) -> Form:
        """Return the form asked for, or the first form if it is not among these."""
        return self.forms.get(self.form) or self.forms.forms[0]

    def minutes_for(self, form: Form) -> int:
        """Return the minutes for an interview of that form: as given, else as in the form, else as in the settings."""
        return self.minutes if self.minutes_given or not form.minutes else form.minutes

    def interview(self) -> Interview:
        """Return a new interview, dated today, with these agreements."""
        return begin(
            id=new_id(),
            date=datetime.date.today(),
            interviewer=self.interviewer,
            interviewee=self.interviewee,
            cards=self.cards,
            forms=self.forms,
            form=self.chosen_form.id,
            minutes=self.minutes_for(self.chosen_form),
            team=self.team,
            organisation=self.organisation,
            chosen=self.chosen,
        )
