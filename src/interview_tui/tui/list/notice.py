"""The notice at the top of the list: what was just done or is wrong, and below it what could not be forgotten."""

from __future__ import annotations

from textual.widgets import Static

from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.plain import plain


class ListNotice(Static):
    """Show a text, with `remains` of the app below it; hidden if there is neither."""

    def __init__(self, host: Host, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._host = host
        self._said = ""

    def on_mount(self) -> None:
        """Show what is found later too."""
        self.watch(self._host, "remains", self._show, init=False)

    def say(self, text: str) -> None:
        """Show a text in place of the one before."""
        self._said = text
        self._show()

    def _show(self) -> None:
        text = "\n".join(line for line in (self._said, self._host.remains) if line)
        self.update(plain(text))
        self.display = bool(text)
        if self._host.remains:
            self._host.remains_told()
