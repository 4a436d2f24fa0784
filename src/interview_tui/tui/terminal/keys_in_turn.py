"""Queue keys that are typed faster than the screen follows, so that each goes to the widget it was typed for.

Textual hands every key at once to the widget that has the focus. A key that does more than type (it opens a dialog,
deletes a letter, goes to the next field) passes through several queues, and what is typed behind it meanwhile would go
to the widget that had the focus before. So these keys wait here, in order, until that one is done. This happens on a
slow laptop, and over a slow line that brings many keys at once.

A click waits and makes wait in the same way. And only here is it known what a key is to do when its turn has come: so
here it is decided what is Escape (`Unclear`), that a dialog which is only read goes when one types on, and that what is
typed above a dialog which asks waits for the field below it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import Any, Final

from textual import events
from textual.app import App
from textual.css.query import NoMatches
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

TYPED: Final = (events.Key, events.Paste, events.MouseDown, events.MouseUp)
"""What waits its turn."""
SCREEN_CHANGE: Final = "screen-change"
"""The group of the workers that change screens: keys wait for those too."""
_LONGEST: Final = 1.5  # seconds that a key may make those behind it wait: a screen that hangs must not swallow them
_LEAVING: Final = 0.05  # the same while the program is to end: then there are two seconds for all of them together
_COMMANDS: Final = 0.8  # seconds in which commands are still done once the program is to end; then the words go first
_ONE_QUEUE: Final = 0.25  # seconds for one queue; that of a widget that is removed meanwhile never answers
_POLL: Final = 0.005  # seconds between checks while screens change
_ALIKE: Final = {
    **dict.fromkeys(("shift+enter", "ctrl+enter", "alt+enter", "ctrl+shift+enter", "ctrl+j"), ("enter", "\r")),
    "shift+backspace": ("backspace", "\x7f"),
    "shift+space": ("space", " "),
}
"""Keys that do what another does, unless a user gave them a command: without kitty's protocol most are that other."""
_QUIET: Final = 2  # rounds through all queues in which the screen and the focus stayed the same


class Unclear(events.Key):
    """A key for which many terminals send the same as for Escape and what is typed behind it.

    `key` is what it is when it comes alone. `more` says that text was typed right behind it, `apart` that ESC came in a
    read before the rest: then it may be Escape, and `behind` the keys that follow.
    """

    __slots__ = ["apart", "behind", "more"]

    def __init__(self, key: events.Key, behind: tuple[events.Key, ...], *, apart: bool, more: bool) -> None:
        super().__init__(key.key, key.character)
        self.behind = behind
        self.apart = apart
        self.more = more

    @property
    def typed_on(self) -> bool:
        """Return whether it may be Escape."""
        return self.apart or self.more

    @property
    def holds_itself(self) -> bool:
        """Return whether ESC stood before a key that is the same with alt and without, as a control key."""
        return self.key != "enter" and any(key.key == self.key for key in self.behind)

    def at_curtain(self, opening: frozenset[str]) -> tuple[events.Key, ...]:
        """Return what it is while the curtain is closed, which Escape opens, as do the keys `opening`.

        Of what stands behind that Escape in one read only text is left: a command was never meant for what nobody saw.
        """
        if self.more or (self.key not in opening and (self.apart or self.holds_itself)):
            return (events.Key("escape", "\x1b"), *(key for key in self.behind if key.is_printable))
        return (self,)


class KeysInTurn:
    """Queue keys, pastes and whatever must not overtake them; hand each on when those before it are done.

    `hand_on` is called in the app's own task. Nothing is handed on before `let_in`.
    """

    def __init__(self, app: App[Any], hand_on: Callable[[Message], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Message] = deque()
        self._unseen: set[Message] = set()  # those of them that were typed behind the curtain
        self._paused = True
        self._kept = ""  # what was typed above a dialog that has no field
        self._keeps = False  # whether the last key was that: a space behind it is too
        self._last_to_wait: Message | None = None
        self._asked_to_go: tuple[Message, int] | None = None  # for what a dialog gave way, and how high it stood
        self._pause: asyncio.Task[None] | None = None
        self._leaving = asyncio.Event()
        self._only_text = False  # whether commands are no longer done

    async def take(self, message: Message, *, unseen: bool = False) -> None:
        """Queue a message. One that is no event ends the program: those before it then wait `_LEAVING` at most.

        What is typed `unseen`, behind the curtain, is handed on where it is text when its turn has come, else dropped.
        """
        self._waiting.append(message)
        if unseen:
            self._unseen.add(message)
        if not isinstance(message, events.Event):
            self._leaving.set()
        await self._go_on()

    def begin_to_leave(self) -> None:
        """Do commands for `_COMMANDS` more: what waits behind them then is only text. Call it in the app's loop."""
        asyncio.get_running_loop().call_later(_COMMANDS, self._type_rest)

    async def let_in(self, wanted: Callable[[Message], bool]) -> None:
        """Begin to hand on: there is a screen to type in. Of what came before, drop what is not `wanted`."""
        self._waiting = deque(message for message in self._waiting if wanted(message))
        await self._resume()

    async def _resume(self) -> None:
        self._paused = False
        await self._go_on()

    async def _go_on(self) -> None:
        if self._only_text:
            self._type_rest()
        self._give_back()
        while self._waiting and not self._paused:
            self._make_clear()
            message, (_screen, field) = self._waiting[0], _place(self._app)
            if not isinstance(message, events.Event) and (below := self.type_kept()) is not None:
                self._pause_until(self._done_or_leaving(_reached(below, _LONGEST)))
                return
            text = _text_for_later(self._app, message, behind=self._kept if self._keeps else "")
            self._keeps = bool(text)
            if text or (message in self._unseen and not _is_only_text(self._app, message)):
                self._kept += text
                self._unseen.discard(self._waiting.popleft())
                continue
            asked = message, len(self._app.screen_stack)
            if _is_in_the_way(self._app, message) and self._asked_to_go != asked:
                self._asked_to_go = asked  # once: it is to be typed wherever it can be
                await self._hand_on(events.Key("escape", "\x1b"))
                self._pause_until(self._done_or_leaving(_settled(self._app)))
                return
            plain = _is_text(message, field) and not _is_command_in_field(self._app, message)
            if not plain and field is not None and field.message_queue_size and self._last_to_wait is not message:
                self._last_to_wait = message  # once: a field that hangs must not block all other keys
                self._pause_until(self._done_or_leaving(_reached(field, _LONGEST)))
                return
            self._unseen.discard(self._waiting.popleft())
            place = _place(self._app)
            await self._hand_on(message)
            if isinstance(message, events.MouseDown):
                continue  # what it does it does at its end
            if not plain or _place(self._app) != place:
                self._pause_until(self._done_or_leaving(_settled(self._app)))

    def screen_gone(self) -> None:
        """Let what was typed above a dialog go on, also where it was gone later than the key that was its answer."""
        if self._kept and not self._paused:
            self._pause_until(self._done_or_leaving(_settled(self._app)))

    def type_kept(self) -> Widget | None:
        """Type what was typed above a dialog that is still open, in the field below: the program ends. Return that."""
        below = _field_below(self._app) if self._kept else None
        if below is not None:
            text, self._kept = self._kept, ""
            _paste(below, text)
        return below

    def _type_rest(self) -> None:
        """Type all text that still waits, in the field it was typed for as far as that is known: no word may be lost.

        What stands before the first other key is for the field with the focus, all behind that for the note.
        """
        self._only_text = True
        here, note = _field_of(self._app.screen) if self._app.screen_stack else None, _note(self._app)
        if note is None:
            return
        first: TextArea | Input = here if isinstance(here, TextArea | Input) else note
        field, texts = first, {first: "", note: self._kept}
        for message in (one for one in self._waiting if isinstance(one, events.Event)):
            if (text := _text_of(message)) is None:
                field = note
                text = "" if texts[note].endswith("\n") else "\n"
            texts[field] += text
        for field, text in texts.items():
            if text:
                _paste(field, text)
        self._kept, self._unseen = "", set()
        self._waiting = deque(message for message in self._waiting if not isinstance(message, events.Event))

    def _give_back(self) -> None:
        """Let what was typed above a dialog come first, once that is gone: as one text, and nothing a command."""
        if self._kept and _field_below(self._app) is None:
            text, self._kept = self._kept, ""
            if self._app.screen_stack and isinstance(_field_of(self._app.screen), TextArea | Input):
                self._waiting.appendleft(events.Paste(text))

    def _make_clear(self) -> None:
        """Put what the first key means on this screen in its place."""
        message = self._waiting[0]
        if isinstance(message, Unclear):
            is_alone = not is_escape(self._app, message)
            alone = events.Key(message.key, message.character)
            self._replace(*((alone,) if is_alone else (events.Key("escape", "\x1b"), *message.behind)))
            message = self._waiting[0]
        if isinstance(message, events.Key) and message.key in _ALIKE and not _is_command(self._app, message.key):
            self._replace(_as_alike(message))

    def _replace(self, *keys: events.Key) -> None:
        """Put these in place of the first message."""
        first = self._waiting.popleft()
        if first in self._unseen:
            self._unseen.remove(first)
            self._unseen.update(keys)
        self._waiting.extendleft(reversed(keys))

    async def _done_or_leaving(self, until: Coroutine[Any, Any, None]) -> None:
        """Return when `until` is done; after `_LEAVING` at the latest once the program is to end.

        Then a key may reach the wrong widget, which is better than a key that is lost.
        """
        waiting = asyncio.ensure_future(until)
        leaving = asyncio.ensure_future(self._leaving.wait())
        await asyncio.wait((waiting, leaving), return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait((waiting,), timeout=_LEAVING)
        waiting.cancel()
        leaving.cancel()

    def _pause_until(self, until: Coroutine[Any, Any, None]) -> None:
        """Let all that follows wait until `until` is done."""
        self._paused = True
        self._pause = asyncio.create_task(self._resume_after(until))

    async def _resume_after(self, until: Coroutine[Any, Any, None]) -> None:
        await until
        self._app.call_later(self._resume)  # in the app's own task


def _is_command(app: App[Any], key: str) -> bool:
    """Return whether a key does something on this screen now, besides typing."""
    bound = app.screen_stack[-1].active_bindings.get(key) if app.screen_stack else None
    return bound is not None and bound.enabled


def _as_alike(key: events.Key) -> events.Key:
    """Return the key that this one does the same as; itself, if there is none."""
    return events.Key(*_ALIKE[key.key]) if key.key in _ALIKE else key


def _is_command_in_field(app: App[Any], message: Message) -> bool:
    """Return whether a key that would type a line feed does something else here: it must not overtake the letters."""
    return isinstance(message, events.Key) and message.key == "enter" and _is_command(app, "enter")


def is_escape(app: App[Any], message: Message) -> bool:
    """Return whether a key is Escape and what was typed behind it, and not the other key that it may be.

    It is wherever one writes and text is typed behind it in the same read; while a sentence is offered, which Escape
    refuses; and wherever Escape does something and the other does not. Alt with a control key does nothing of its own
    anywhere; but with enter it is a new line.
    """
    if not isinstance(message, Unclear) or not app.screen_stack:
        return False
    if message.holds_itself:
        return _is_command(app, "escape")
    if not message.typed_on:
        return False
    if message.key != "enter" and ((message.more and _leads_to_field(app)) or _has_offer(app)):
        return True
    return _is_command(app, "escape") and (message.key == "enter" or not _is_command(app, message.key))


def _has_offer(app: App[Any]) -> bool:
    """Return whether a sentence is offered now."""
    return bool(getattr(app.screen_stack[-1], "has_offer", False))


def _leads_to_field(app: App[Any]) -> bool:
    """Return whether what is typed behind Escape reaches a field: that of this screen, or of the one below a dialog."""
    screen = app.screen_stack[-1]
    if isinstance(_field_of(screen), TextArea | Input):
        return True
    return isinstance(screen, ModalScreen) and isinstance(_field_of(app.screen_stack[-2]), TextArea | Input)


def _field_of(screen: Screen[Any]) -> Widget | None:
    """Return what the text goes to that is typed on this screen: one field whatever has the focus, if it says so.

    A screen whose widgets are not there yet, or no longer, has none.
    """
    field: Widget | None = None
    with contextlib.suppress(NoMatches):
        field = getattr(screen, "typed_in", None)
    return field or screen.focused


def _is_only_text(app: App[Any], message: Message) -> bool:
    """Return whether the message types text on this screen, and does nothing else."""
    if not app.screen_stack:
        return False
    field, is_command = _field_of(app.screen), False
    if isinstance(message, events.Key):
        bound = app.screen.active_bindings.get(message.key)
        is_command = bound is not None and bound.enabled and bound.node is not field
        message = _as_alike(message)
    return (_is_text(message, field) and not is_command) or _is_in_the_way(app, message)


def _in_front(app: App[Any]) -> Iterator[Screen[Any]]:
    """Yield the dialogs from the one on top down, and the screen below them."""
    for screen in reversed(app.screen_stack):
        yield screen
        if not isinstance(screen, ModalScreen):
            return


def _field_below(app: App[Any]) -> Widget | None:
    """Return the field below the dialog on top, if that has none itself; None without such a dialog or field."""
    for screen in _in_front(app):
        field = _field_of(screen)
        if isinstance(field, TextArea | Input):
            return None if screen is app.screen else field
    return None


def _paste(field: Widget, text: str) -> None:
    """Type this text in a field: it comes from here, and goes no way twice."""
    paste = events.Paste(text)
    paste._set_forwarded()
    field.post_message(paste)


def _note(app: App[Any]) -> TextArea | None:
    """Return the note of the screen on top, or of the one below a dialog."""
    for screen in _in_front(app):
        field = _field_of(screen)
        notes: list[TextArea] = [*([field] if isinstance(field, TextArea) else ()), *screen.query(TextArea)]
        if note := next((one for one in notes if not one.read_only), None):
            return note
    return None


def _text_of(message: Message) -> str | None:
    """Return the text that is typed or pasted; None for another key, a click and what has no text."""
    if isinstance(message, Unclear):
        return "".join(key.character or "" for key in message.behind if key.is_printable) if message.typed_on else None
    if isinstance(message, events.Paste):
        return message.text
    if isinstance(message, events.Key):
        message = _as_alike(message)
        return message.character if message.is_printable and "alt+" not in message.key else None
    return None


def _text_for_later(app: App[Any], message: Message, *, behind: str) -> str:
    """Return the text of what is typed above a dialog that has no use for it: it is for the field below. Else "".

    A dialog that takes letters or digits without a field says which (`takes_key`). `behind` is such text that was typed
    right before: a space that would choose belongs to it, and once there was a space so does all that is typed.
    """
    if not isinstance(message, events.Key | events.Paste) or _field_below(app) is None:
        return ""
    if getattr(app.screen, "GIVES_WAY", False):
        return ""
    if isinstance(message, events.Paste):
        return message.text
    takes: Callable[[events.Key], bool] | None = getattr(app.screen, "takes_key", None)
    is_text = message.is_printable and "alt+" not in message.key
    is_text = is_text and (not _is_command(app, message.key) or bool(behind and message.character == " "))
    is_taken = takes is not None and takes(message) and " " not in behind
    return message.character or "" if is_text and not is_taken else ""


def _is_in_the_way(app: App[Any], message: Message) -> bool:
    """Return whether a dialog that is only read (`GIVES_WAY`) stands between what is typed and the field below it.

    The field may be below another dialog, which keeps for it what is typed.
    """
    if len(app.screen_stack) < 2 or not getattr(app.screen, "GIVES_WAY", False):
        return False
    typed = _is_text(message, _field_below(app))
    return typed and not (isinstance(message, events.Key) and _is_command(app, message.key))


def _is_text(message: Message, field: Widget | None) -> bool:
    """Return whether the message only types text: it stays in the field's one queue, in which nothing overtakes it."""
    if isinstance(message, events.Paste):
        return isinstance(field, TextArea | Input)
    if not isinstance(message, events.Key) or "alt+" in message.key:
        return False
    if isinstance(field, TextArea):
        return message.is_printable or message.key == "enter"
    return isinstance(field, Input) and message.is_printable


def _place(app: App[Any]) -> tuple[Screen[Any] | None, Widget | None]:
    """Return the screen and the widget that keys go to now."""
    screen = app.screen_stack[-1] if app.screen_stack else None
    return screen, screen.focused if screen is not None else None


async def _settled(app: App[Any]) -> None:
    """Return when what the last key caused is done, as far as it went through queues of our own widgets.

    A key goes up from the field to the app; the messages it causes there go up once more, and may give another field
    the focus or change screens, after which the wait begins again from there.
    """
    loop = asyncio.get_running_loop()
    until, quiet, before = loop.time() + _LONGEST, 0, app.screen_stack[-1] if app.screen_stack else None
    while quiet < _QUIET and loop.time() < until:
        screen, field = place = _place(app)
        if screen is None:
            return
        for pump in (field or screen).ancestors_with_self:
            await _reached(pump, _ONE_QUEUE)
        changing = _is_changing_screens(app) and not _is_asking(screen, before)
        still = place == _place(app) and screen.is_mounted and not changing
        quiet = quiet + 1 if still else 0
        if changing:
            await asyncio.sleep(_POLL)


def _is_changing_screens(app: App[Any]) -> bool:
    """Return whether the app is changing screens; it may still ask a question, which is answered with keys."""
    return any(worker.group == SCREEN_CHANGE and not worker.is_finished for worker in app.workers)


def _is_asking(screen: Screen[Any], before: Screen[Any] | None) -> bool:
    """Return whether `screen` is a dialog that waits for a key: one that has just come, or has not taken its answer.

    While a dialog does what was chosen, nothing in it has the focus.
    """
    return isinstance(screen, ModalScreen) and (screen is not before or screen.focused is not None)


async def _reached(pump: MessagePump, seconds: float) -> None:
    """Return when all that is in the queue of `pump` now is done, or after `seconds`."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await done.wait()
