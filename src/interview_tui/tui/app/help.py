"""The help screen: every key of the screen below as it is now, the live ones first, then how an interview goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from interview_tui.language import _
from interview_tui.tui.kit.base import CommandScreen, Dialog
from interview_tui.tui.kit.command import Command, all_keys
from interview_tui.tui.kit.commands import HELP, NOTE, PRACTICE


class HelpScreen(Dialog[None]):
    """Show the keys of the screen `below`. `keymap` holds the keys that the user has changed, by command id.

    Escape and enter close it, and so does typing on where there is a field below it.
    """

    CSS_PATH = "help.tcss"
    GIVES_WAY = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close_help", show=False),
        Binding("space", "read_on", show=False),
    ]
    commands = HELP

    def __init__(self, below: Screen[Any], app_commands: Sequence[Command], keymap: Mapping[str, str]) -> None:
        super().__init__()
        own = below.commands if isinstance(below, CommandScreen | Dialog) else ()
        live = below.live_commands() if isinstance(below, CommandScreen | Dialog) else []
        later = [command for command in own if command not in live]
        notes = NOTE if any(command.id == "zodatje" for command in own) else ()
        self._groups = [
            (_("On this screen"), live),
            (_("In the note"), notes),
            (_("Everywhere"), app_commands),
            (_("On this screen, at another moment"), later),
        ]
        self._keymap = keymap
        self._is_practice = own == PRACTICE

    def compose(self) -> ComposeResult:
        """Compose one text to scroll through."""
        with Vertical(classes="dialog wide"):
            yield Static(_("Help"), classes="dialog-title", markup=False)
            with VerticalScroll(id="help-page"):
                for title, commands in self._groups:
                    if commands:
                        yield Static(Content.styled(f"{title}\n", "bold $primary"), markup=False)
                        yield Static(key_rows(commands, self._keymap), classes="keys", markup=False)
                yield Static(what_practice_is() if self._is_practice else how_it_goes(), markup=False)
                yield Static(copying(), markup=False)
            yield self.keys_line(_("the arrows and space: read on"))

    def on_mount(self) -> None:
        """Focus the text, so that the arrows scroll it."""
        self.query_one("#help-page").focus()

    def action_read_on(self) -> None:
        """Scroll a page. Other letters are for the field below."""
        self.query_one("#help-page", VerticalScroll).scroll_page_down(animate=False)

    def action_close_help(self) -> None:
        """Close the help."""
        self.dismiss(None)


def how_it_goes() -> Content:
    """Return how an interview goes, in a few plain lines."""
    lines = (
        _("You sit side by side. Ask what is on the card, in your own words if you like, and listen."),
        _("Type along in the note: half sentences will do. Everything is saved by itself, on this laptop only."),
        _("Below the card stands one prompt to ask further with. Take your time; silence helps too."),
        _("Do you hear what someone does and what for? Note it as a so-that."),
        _("You need not ask every card. What you skip stays open; what you park comes back."),
        _("At the end you read back together: your colleague decides what stays and who may read it."),
    )
    return Content.assemble((_("How an interview goes"), "bold $primary"), *(Content(f"\n\n{line}") for line in lines))


def what_practice_is() -> Content:
    """Return how practice differs from an interview: nothing is saved."""
    return Content(_("It is practice: nothing is kept, and you can stop at any moment."))


def key_rows(commands: Iterable[Command], keymap: Mapping[str, str]) -> Content:
    """Return a row for each command: its name, all its keys, and below that what it does."""
    rows = []
    for command in commands:
        keys = all_keys(keymap.get(command.id, command.keys)) or _("in the menu")
        rows.append(
            Content.assemble((_(command.label), "bold"), "   ", (keys, "$primary"), "\n", (_(command.help), "$quiet"))
        )
    return Content("\n\n").join([*rows, Content()])


def copying() -> Content:
    """Return how to copy and paste, and what to do about keys that the terminal keeps for itself."""
    lines = (
        _("ctrl+c copies what is selected; it never ends the app. Your terminal may paste with ctrl+shift+v."),
        _("Does a key do nothing? Your terminal may keep it for itself: take another one, or the menu."),
        _("All keys can be changed in the settings."),
    )
    return Content.assemble("\n", *(Content.styled(f"\n{line}", "$quiet") for line in lines))
