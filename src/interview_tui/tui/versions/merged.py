"""The dialog after merging two versions: it is one interview now, unless one takes it back here."""

from __future__ import annotations

from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.transcripts.versions.putting_together import Merged, Outcome
from interview_tui.tui.kit.question import Question


class MergedDialog(Question):
    """Say what became of the two versions. The result is True if it is to be taken back, as it is by escape."""

    def __init__(self, merged: Merged, *, read_back: bool) -> None:
        """Say it of this merge; `read_back` if it is to be read back once more."""
        super().__init__(
            _("It is one interview now"),
            " ".join(_told(merged, read_back=read_back)),
            _("Go on"),
            _("Take it back: two versions again"),
            back=_("esc: back to two versions"),
        )

    def action_close(self) -> None:
        """Close it and take the merge back: escape leaves two versions as they were."""
        self.dismiss(True)


def _told(merged: Merged, *, read_back: bool) -> Iterator[str]:
    if merged.outcome is not Outcome.DONE:
        yield _("The other version is where it was, for it changed meanwhile or lies open.")
    elif merged.keeps_mine:
        yield _("The other version is in the bin, and so is the text of this one as it was.")
    else:
        yield _("The other version is in the bin. It stays there until you empty that.")
    if read_back:
        yield _("Read it back together once more: it says other words now.")
