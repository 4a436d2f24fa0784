"""The base of the app: it handles keys in turn, and decides itself how it ends.

Textual 8.2.8 has no public way to do what the private methods here do: to hand in keys in order, and to go on for a
moment after an error. Upstream would have to offer a hook for unhandled errors and one before an event is handled.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.driver import Driver
from textual.message import Message
from textual.notifications import Notify
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from interview_tui.process.endings import HANGUP
from interview_tui.tui.terminal.keys_in_turn import TYPED, KeysInTurn, Unclear, is_escape
from interview_tui.tui.terminal.window_size import as_it_is

if TYPE_CHECKING:
    from interview_tui.tui.terminal.curtain import Curtain

_AFTER_CRASH: Final = 1.0  # seconds in which keys may still arrive


class TerminalApp(App[None]):
    """Handle what comes from the terminal, to the last key, whatever ends the app.

    `crash` says where an error of our own came from, and quotes nothing of the interview; "" without an error.
    `curtain_keys` close the curtain, `curtain_words` gives the paragraphs on it. `last_used` is when the last key or
    the mouse came, on the monotonic clock.
    """

    class Leave(Message):
        """Ask the app to leave with a status, behind all keys that were typed before."""

        def __init__(self, status: int) -> None:
            super().__init__()
            self.status = status

    def __init__(self) -> None:
        super().__init__()
        self.crash = ""
        self._loop: asyncio.AbstractEventLoop | None = None
        self.curtain_keys: frozenset[str] = frozenset()
        self.curtain_words: Callable[[], Sequence[str]] = tuple
        self.last_used = time.monotonic()
        self._keys = KeysInTurn(self, self._hand_on)
        self._once_shown: list[Callable[[], None]] | None = []  # None once the first screen was painted
        self._was_resized = False

    def get_driver_class(self) -> type[Driver]:
        """Return the driver of this system that reads keys with a `KeyReader`."""
        if sys.platform == "win32":
            from interview_tui.tui.terminal.windows_driver import driver_class

            return driver_class()
        from interview_tui.tui.terminal.unix_driver import UnixDriver

        return UnixDriver

    def get_default_screen(self) -> Screen[Any]:
        """Return the screen below all others."""
        return Ground(id="_default")

    def begin_with_theme(self, name: str) -> None:
        """Set the theme before the style sheets are parsed. One set through `theme` has them all parsed a second time.

        This is what `App._watch_theme` does, but for that. Upstream would have to take the theme as an argument.
        """
        self.set_reactive(App.theme, name)
        dark = self.current_theme.dark
        self.update_classes({f"-theme-{name}": True, "-dark-mode": dark, "-light-mode": not dark}, update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    @cached_property
    def curtain(self) -> Curtain:
        """Return the curtain, which hides everything while it is closed."""
        from interview_tui.tui.terminal.curtain import Curtain  # loaded after the first paint

        def paint(update: RenderableType) -> None:
            super(TerminalApp, self)._display(self.screen, update)

        return Curtain(self, self.curtain_keys, self.curtain_words(), paint)

    @property
    def is_hidden(self) -> bool:
        """Return whether the curtain is closed."""
        return "curtain" in vars(self) and self.curtain.is_closed

    def once_shown(self, call: Callable[[], None]) -> None:
        """Call it when the screen is on the terminal: for what a first key needs, and a first sight does not.

        While the app starts, all that is composed and mounted comes before the first paint, so there it waits for that.
        """
        if self._once_shown is None:
            self.call_after_refresh(call)
        else:
            self._once_shown.append(call)

    def on_ready(self) -> None:
        """Make those calls after the first paint, which is the next refresh, and load what the end needs.

        Not at the end: an update may have taken the files of this program away by then.
        """
        waiting, self._once_shown = self._once_shown or [], None
        for call in (*waiting, _load_what_the_end_needs):
            self.call_after_refresh(call)

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """Return the screens that can be seen through the one on top: none, if its background covers them.

        Textual counts the next one too, lays it out behind the other and then paints the whole window once more: at the
        start that is the empty screen every app begins with. Once the window has changed, or the program was stopped,
        that second time is wanted: a terminal may drop what it showed. Upstream would have to look at the background of
        the screen on top first, and paint all of a window that changed.
        """
        if not self._was_resized and self._screen_stack and self._screen_stack[-1].styles.background.a == 1:
            return []
        return super()._background_screens

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Paint, with the cursor of the terminal where the field with the focus shows its own; or the closed curtain.

        Textual moves it when the cursor moves in its text, not when the text moves on the screen, as in another window
        size. Upstream would have to ask the field at each paint.
        """
        if isinstance(self.focused, TextArea | Input):
            self.cursor_position = self.focused.cursor_screen_offset
        super()._display(screen, self.curtain.in_place_of(renderable) if self.is_hidden else renderable)

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        """Return a picture of what is on the terminal, as SVG."""
        if self.is_hidden:
            return self.curtain.as_svg(title or self.title)
        return super().export_screenshot(title=title, simplify=simplify)

    # --- what comes in

    def _on_notify(self, event: Notify) -> None:
        """Show a message in place of one that says the same, not below it.

        Textual 8.2.8 gives each message an identity of its own, and has no way to take a single one away.
        """
        self._drop(event.notification.message)
        super()._on_notify(event)
        event.prevent_default()  # that was the handler of Textual, which is called by itself as well

    def withdraw(self, message: str) -> None:
        """Take a message away that is not true any more, if it is still shown."""
        if self._drop(message):
            self._refresh_notifications()

    def _drop(self, message: str) -> bool:
        gone = [one for one in self._notifications if one.message == message]
        for one in gone:
            del self._notifications[one]
        return bool(gone)

    async def on_event(self, event: events.Event) -> None:
        """Handle an event as Textual does, but let what is typed wait for its turn, or be for the curtain."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            self.last_used = time.monotonic()
            if self.is_hidden:
                await self._take_unseen(event)
                return
            if isinstance(event, events.Key) and event.key in self.curtain_keys and not is_escape(self, event):
                self.curtain.close()
                return
        if isinstance(event, TYPED) and not event.is_forwarded:
            await self._keys.take(event)
        elif isinstance(event, events.Resize) and not self.is_headless:
            self._was_resized = self._once_shown is None  # the first time tells the size to start with
            await super().on_event(as_it_is(event))
        else:
            await super().on_event(event)

    async def _take_unseen(self, event: events.Event) -> None:
        """Take what comes while the curtain is closed: for the curtain, or text; a command that nobody sees is none."""
        keys: tuple[events.Event, ...] = (event,)
        if isinstance(event, Unclear):
            keys = event.at_curtain(self.curtain_keys)
        for key in keys:
            if not (self.is_hidden and self.curtain.takes(key)):
                await self._keys.take(key, unseen=self.is_hidden and isinstance(key, events.Key | events.Paste))

    async def _hand_on(self, message: Message) -> None:
        """Handle what was typed, or leave, when its turn has come."""
        if isinstance(message, self.Leave):
            self.exit(return_code=message.status)
        elif isinstance(message, events.Event):
            await super().on_event(message)

    def pop_screen(self) -> AwaitComplete:
        """Go to the screen below, where what was typed above this one may have to go too."""
        popped = super().pop_screen()
        self._keys.screen_gone()
        return popped

    async def let_in_early_keys(self, is_wanted: Callable[[events.Key | events.Paste], bool]) -> None:
        """Hand on what was typed before the first screen was there, as far as it is wanted; drop the rest."""
        await self._keys.let_in(
            lambda message: (
                isinstance(message, self.Leave)
                or (isinstance(message, events.Key | events.Paste) and is_wanted(message))
            )
        )

    # --- the end

    def exit(self, result: None = None, return_code: int = 0, message: Any | None = None) -> None:
        """Leave, with what was typed above a dialog in the field below it."""
        self._keys.type_kept()
        super().exit(result, return_code, message)

    def begin_taking(self) -> None:
        """Remember the running event loop as the app's own: from now on it can be asked to leave. Call it once."""
        self._loop = asyncio.get_running_loop()

    def ask_to_leave(self, status: int) -> None:
        """Leave with that status, after the keys that are still on their way. May be called from any thread."""
        if self._loop is not None:
            asyncio.run_coroutine_threadsafe(self._leave_after_keys(status), self._loop)

    async def _leave_after_keys(self, status: int) -> None:
        from interview_tui.tui.terminal.last_keys import take_in_last_keys

        self._keys.begin_to_leave()
        await take_in_last_keys(self._driver)
        if self._loop is not None:  # the way keys are handed in, and so behind the last of them
            asyncio.run_coroutine_threadsafe(self._post_message(self.Leave(status)), self._loop)

    async def on_terminal_app_leave(self, message: Leave) -> None:
        """Leave when every key has reached the field it was typed in."""
        await self._keys.take(message)

    def panic(self, *_renderables: object) -> None:
        """Leave when the thread that reads the keys has ended, mostly because the terminal is gone.

        Textual would end the app at once; the keys that were read before still reach the note.
        """
        self.ask_to_leave(128 + HANGUP)

    def _handle_exception(self, error: Exception) -> None:
        """End the app after an error of our own, and keep where it was; a traceback with locals would quote the note.

        The keys behind it still reach the note: what paints it may be broken, what saves it is not.
        """
        self._return_code = 1
        self.crash = self.crash or _where(error)
        if self._exception is not None:
            return
        self._exception = error
        self._exception_event.set()
        if self._loop is not None and self.is_running:
            self.ask_to_leave(1)
            self._loop.call_soon_threadsafe(self._loop.call_later, _AFTER_CRASH, self._close_messages_no_wait)
        else:
            self._close_messages_no_wait()


class Ground(Screen[None]):
    """Show nothing, for a moment: so without the widgets that Textual gives every screen for notices and hints."""

    async def mount_composed_widgets(self, widgets: list[Widget]) -> None:
        """Mount none."""


def _load_what_the_end_needs() -> None:
    """Import what takes in the last keys and lets screens go, and what no key is to wait for: reader and curtain."""
    for name in ("key_reader", "last_keys", "screen_leaks", "curtain"):
        import_module(f"interview_tui.tui.terminal.{name}")


def _where(error: BaseException) -> str:
    """Return the kind of an error and the place in our own code it came from."""
    place, step = "", error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        if "interview_tui" in code.co_filename:
            place = f"{Path(code.co_filename).name}:{step.tb_lineno}"
        step = step.tb_next
    return f"{type(error).__name__}, {place}" if place else type(error).__name__
