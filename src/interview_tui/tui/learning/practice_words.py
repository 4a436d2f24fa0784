"""The texts of a practice: for each step, what to do, and what to notice afterwards."""

from __future__ import annotations

from typing import NamedTuple

from interview_tui.interview.probing.practice import Step
from interview_tui.language import N_


class StepWords(NamedTuple):
    """Hold the catalogue texts of a step. `todo` may have the field `{key}`: the key that notes a so-that."""

    title: str
    todo: str
    notice: str


STEPS = {
    Step.LISTEN: StepWords(
        N_("Ask the card, and listen."),
        N_("Read the question aloud and listen. Type a few words at most; look at each other."),
        N_("Where did the voice slow down, or grow warm?"),
    ),
    Step.SILENCE: StepWords(
        N_("Let a silence fall."),
        N_("Is the answer done? Say nothing for about four breaths. The dot breathes along."),
        N_("What came after the silence that was not there before?"),
    ),
    Step.ECHO: StepWords(
        N_("Give one word back."),
        N_("Take the word that stays with you, say it as a question, and wait."),
        N_("What was made of that word?"),
    ),
    Step.MOMENT: StepWords(
        N_("Go to one moment."),
        N_("Ask for one day, one door. Stay there until you can see it before you."),
        N_("Did “usually” become “on Tuesday”?"),
    ),
    Step.SIGN: StepWords(
        N_("Ask what there was to see."),
        N_("Something made your colleague act just then. Ask what was seen, heard or noticed."),
        N_("Which sign would someone new have missed?"),
    ),
    Step.SO_THAT: StepWords(
        N_("Leave the end open: so that…?"),
        N_("Name one thing that was done, and stop after “so that”. {key} notes the so-that."),
        N_("Did it grow larger than what was done?"),
    ),
    Step.SUM_UP: StepWords(
        N_("Sum up."),
        N_("Give back in two sentences what you heard, and ask: “Is that right?”"),
        N_("What is put right is worth a note."),
    ),
    Step.LOOK_BACK: StepWords(
        N_("Look back."),
        N_("Put the laptop aside. Tell each other which question opened something."),
        N_("What would you ask again tomorrow?"),
    ),
}
