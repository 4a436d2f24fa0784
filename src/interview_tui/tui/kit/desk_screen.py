"""What the screens have in common that are about the interview on the desk."""

from __future__ import annotations

from interview_tui.forms.model import Form
from interview_tui.interview.model import Circle, Interview
from interview_tui.language import _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.saving_words import trouble_line
from interview_tui.tui.kit.version_names import offer


class DeskScreen(CommandScreen[None]):
    """The interview and its form, what asks attention, and the ways on that are the same on each of these screens."""

    is_cautious = True
    """Whether it still is to be told that a second window could change the interview: once something was done, not."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def interview(self) -> Interview:
        """The interview as it is now."""
        return self.desk.interview

    @property
    def form(self) -> Form | None:
        """The form of the interview, if it is here."""
        return self.app.decks.form_of(self.interview)

    @property
    def widest(self) -> Circle:
        """The widest circle that may read something of it, by its form."""
        return self.app.decks.widest_of(self.interview)

    @property
    def may_change(self) -> bool:
        """Return whether the interview can be changed here: nobody else has it open."""
        return self.desk.taken is None

    @property
    def may_take_over(self) -> bool:
        """Return whether another computer seems to have it open, and may not."""
        return self.desk.taken is not None and self.desk.taken.doubtful

    @property
    def has_other_versions(self) -> bool:
        """Return whether there are other versions of the interview."""
        return bool(self.app.apart)

    def trouble(self) -> str:
        """What is wrong with saving, else that there is another version; nothing if all is well."""
        return trouble_line(self.app.saving, self.desk.rescue) or offer(self.app.apart, self.key_of("versions"))

    def caution(self) -> str:
        """Return the line for where the system gives no locks; nothing where it does, or somebody else has it open."""
        if not self.is_cautious or self.desk.taken is not None or self.desk.is_only_writer:
            return ""
        return _("A second window could change this interview too. Keep just one open.")

    def attention(self) -> str:
        """The line that asks attention: that somebody else has it open, else the trouble, else the caution."""
        if self.desk.taken is not None:
            return _("{reason} You can read along here, not change anything.").format(reason=self.desk.taken.reason)
        return self.trouble() or self.caution()

    def action_take_over(self) -> None:
        """Go on here, for the other that has it open is gone."""
        self.app.navigation.take_over()

    def action_versions(self) -> None:
        """Lay the other version beside this one."""
        self.app.versions.show()

    def action_to_list(self) -> None:
        """Save and go to the list."""
        self.app.navigation.show_list()
