"""The base of the screens about the interview on the desk."""

from __future__ import annotations

import asyncio
from typing import Final

from textual import work

from interview_tui.forms.model import Form
from interview_tui.interview.model import Circle, Interview, Status
from interview_tui.language import _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.kit.base import CommandScreen

_PATIENCE: Final = 5.0  # seconds for one save
_TIME_TO_READ: Final = 10  # seconds: it says who may read what


class DeskScreen(CommandScreen[None]):
    """Provide the interview and its form, the line that asks attention, and the actions that these screens share."""

    is_cautious = True
    """Whether to say still that a second window could change the interview; False once something was done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def interview(self) -> Interview:
        """Return the interview as it is now."""
        return self.desk.interview

    @property
    def form(self) -> Form | None:
        """Return the form of the interview; None if it is not here."""
        return self.app.decks.form_of(self.interview)

    @property
    def widest(self) -> Circle:
        """Return the widest circle that may read something of the interview, by its form."""
        return self.app.decks.widest_of(self.interview)

    @property
    def may_change(self) -> bool:
        """Return whether the interview can be changed here: nobody else has it open."""
        return self.desk.taken is None

    @property
    def may_take_over(self) -> bool:
        """Return whether another computer seems to have the interview open, but perhaps has not."""
        return self.desk.taken is not None and self.desk.taken.doubtful

    @property
    def has_other_versions(self) -> bool:
        """Return whether there are other versions of the interview."""
        return bool(self.app.apart)

    @property
    def has_earlier(self) -> bool:
        """Return whether an earlier version is kept, to go back to."""
        from interview_tui.transcripts.desk.history import files

        return bool(files(self.interview.id))

    @property
    def has_doubts(self) -> bool:
        """Return whether it is not certain who may read everything, and it can be looked at here."""
        return bool(self.desk.doubts) and self.may_change

    def trouble(self) -> str:
        """Return what is wrong with saving, else with the file, else that there is another version; "" if nothing."""
        return self._saving_trouble() or self._doubts() or self._offer()

    def _saving_trouble(self) -> str:
        if self.app.saving is None:
            return ""
        from interview_tui.tui.kit.saving_words import trouble_line  # as long as nothing was saved, without

        return trouble_line(self.app.saving, self.desk.rescue)

    @property
    def saved(self) -> str:
        """Return one word about saving for the corner of the screen; "" as long as nothing was typed."""
        if self.app.saving is None:
            return ""
        from interview_tui.tui.kit.saving_words import saved_label

        return saved_label(self.app.saving)

    def _doubts(self) -> str:
        """Return the line that says it is not certain who may read everything; "" if it is."""
        if not self.has_doubts:
            return ""
        from interview_tui.tui.kit.doubts.words import offer

        return offer(self.key_of("doubts"))

    def _offer(self) -> str:
        """Return the line that says there are other versions; "" if there are none."""
        if not self.app.apart:
            return ""
        from interview_tui.tui.kit.version_names import offer

        return offer(self.app.apart, self.key_of("versions"))

    def caution(self) -> str:
        """Return the line for a system without locks; "" if it has them, or somebody else has the interview open."""
        if not self.is_cautious or self.desk.taken is not None or self.desk.is_only_writer:
            return ""
        return _("A second window could change this interview too. Keep just one open.")

    def attention(self) -> str:
        """Return the line that asks attention: that somebody else has it open, else the trouble, else the caution."""
        if self.desk.taken is not None:
            return _("{reason} You can read along here, not change anything.").format(reason=self.desk.taken.reason)
        return self.trouble() or self.caution()

    @property
    def is_finished(self) -> bool:
        """Return whether the interview is finished."""
        return self.interview.status is Status.FINAL

    @property
    def is_unfinished(self) -> bool:
        """Return whether the interview is still to be finished, or once more."""
        return not self.is_finished

    @property
    def has_tips(self) -> bool:
        """Return whether the form has tips for the interviewer."""
        return self.form is not None and bool(self.form.tips)

    def action_tips(self) -> None:
        """Show the tips for the interviewer."""
        from interview_tui.tui.kit.tips import TipsDialog

        if self.form is not None:
            self.app.push_screen(TipsDialog(self.form))

    def action_take_over(self) -> None:
        """Open the interview here to change it, if the user says that the other computer has closed it."""
        self.app.navigation.take_over()

    @work
    async def action_doubts(self) -> None:
        """Show what is not certain in the file; if it was mended, say so and show the interview as it is now."""
        from interview_tui.tui.kit.doubts.dialog import clear_up

        if done := await clear_up(self.app, self.desk, self.widest):
            from interview_tui.tui.kit.people import pair

            said = _("{names}: {text}").format(names=pair(self.interview), text=done)
            self.app.notify(said, timeout=_TIME_TO_READ, markup=False)
            self.app.navigation.show_again(self.desk)

    @work(exclusive=True, group="save")
    async def action_save(self) -> None:
        """Save now, and say so; trouble tells of itself."""
        if await asyncio.to_thread(self.desk.flush, _PATIENCE):
            self.notify(_("Everything is saved."), markup=False)

    def action_versions(self) -> None:
        """Show the other version beside this one."""
        self.app.versions.show()

    def action_to_after(self) -> None:
        """Go to what can be done after finishing, where one reads a finished interview again from."""
        self.app.navigation.show_after(self.desk)

    def action_leave_finished(self) -> None:
        """Save and go to the list, from an interview that is finished."""
        self.action_to_list()

    def action_to_list(self) -> None:
        """Save and go to the list."""
        self.app.navigation.show_list()
