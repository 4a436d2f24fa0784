"""What the command line asks of the app: where, in which words, and what to open first."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from interview_tui.cards.model import QuestionSet
from interview_tui.interview.model import Circle, Form, Interview
from interview_tui.interview.starting import begin
from interview_tui.transcripts.names import new_id

Action = Literal["list", "new", "resume"]


@dataclass(frozen=True, slots=True)
class Start:
    """The first screen and what is known already.

    `transcripts` is the folder, `cards` the question set, `path` the transcript to go on with; `keys` are the user's
    own keys by command id, `theme` a theme's name or ""; `notice` is a line to show first.
    """

    transcripts: Path
    cards: QuestionSet
    action: Action = "list"
    interviewer: str = ""
    interviewee: str = ""
    team: str = ""
    organisation: str = ""
    form: str = Form.COLLEAGUE.value
    minutes: int = 60
    chosen: tuple[int, ...] = ()
    path: Path | None = None
    notice: str = ""
    theme: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)

    def interview(self, *, sharing: Circle = Circle.PRIVATE) -> Interview:
        """A new interview with what is known."""
        return begin(
            id=new_id(),
            date=datetime.date.today(),
            interviewer=self.interviewer,
            interviewee=self.interviewee,
            cards=self.cards,
            form=self.form,
            sharing=sharing,
            minutes=self.minutes,
            team=self.team,
            organisation=self.organisation,
            chosen=self.chosen,
        )
