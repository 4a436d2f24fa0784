"""Keys that are typed faster than the screen follows: each goes where it would have gone if it had waited its turn.

Textual hands every key at once to the widget that has the focus. A key that does more than type (it opens a dialog,
wipes out a letter, goes to the next field) takes a way through many queues, and what is typed behind it in the meantime
would land where the focus was before. So these keys wait here, in their order, until that one is done: on a slow
laptop, and over a slow line that brings many keys at once.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

from textual import events
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

JOURNEY: Final = "journey"
"""The group of the workers that change screens: keys wait for those too."""
_LONGEST: Final = 1.5  # seconds that a key may make those behind it wait: a screen that hangs must not swallow them
_LEAVING: Final = 0.05  # the same while the program is to end: then there are two seconds for all of them together
_HOP: Final = 0.25  # seconds for one queue; one that is put away meanwhile never answers
_LOOK: Final = 0.005  # seconds between looks while screens change
_QUIET: Final = 2  # times that all queues were gone through and nothing had moved


class KeysInTurn:
    """Takes keys, pastes and whatever must not overtake them, and hands each on when those before it are done.

    `hand_on` is called in the app's own turn. Nothing is handed on before `let_in`.
    """

    def __init__(self, app: App[Any], hand_on: Callable[[Message], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Message] = deque()
        self._held = True
        self._last_to_wait: Message | None = None
        self._holding: asyncio.Task[None] | None = None
        self._leaving = asyncio.Event()

    async def take(self, message: Message) -> None:
        """The next one. Whatever was not typed ends the program: what waits before it waits no longer than it must."""
        self._waiting.append(message)
        if not isinstance(message, events.Event):
            self._leaving.set()
        await self._go_on()

    async def let_in(self, wanted: Callable[[Message], bool]) -> None:
        """There is a screen to type in. Of what came before it, hand on what is `wanted`."""
        self._waiting = deque(message for message in self._waiting if wanted(message))
        await self._release()

    async def _release(self) -> None:
        self._held = False
        await self._go_on()

    async def _go_on(self) -> None:
        while self._waiting and not self._held:
            message, field = self._waiting[0], self._app.focused
            plain = _is_text(message, field)
            if not plain and field is not None and field.message_queue_size and self._last_to_wait is not message:
                self._last_to_wait = message  # once: a field that hangs must not keep all else out
                self._hold(self._no_longer(_reached(field, _LONGEST)))
                return
            self._waiting.popleft()
            place = _place(self._app)
            await self._hand_on(message)
            if not plain or _place(self._app) != place:
                self._hold(self._no_longer(_settled(self._app)))

    async def _no_longer(self, until: Coroutine[Any, Any, None]) -> None:
        """Return when that is over; soon, once the program is to end behind what waits: late is better than lost."""
        waiting = asyncio.ensure_future(until)
        leaving = asyncio.ensure_future(self._leaving.wait())
        await asyncio.wait((waiting, leaving), return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait((waiting,), timeout=_LEAVING)
        waiting.cancel()
        leaving.cancel()

    def _hold(self, until: Coroutine[Any, Any, None]) -> None:
        """Let all that follows wait until that is over."""
        self._held = True
        self._holding = asyncio.create_task(self._release_after(until))

    async def _release_after(self, until: Coroutine[Any, Any, None]) -> None:
        await until
        self._app.call_later(self._release)  # in the app's own turn


def _is_text(message: Message, field: Widget | None) -> bool:
    """Whether it can only be typed: it stays in the one queue to the field, in which nothing overtakes."""
    if isinstance(message, events.Paste):
        return isinstance(field, TextArea | Input)
    if not isinstance(message, events.Key) or "alt+" in message.key:  # alt with a letter has that letter with it
        return False
    if isinstance(field, TextArea):
        return message.is_printable or message.key == "enter"
    return isinstance(field, Input) and message.is_printable


def _place(app: App[Any]) -> tuple[Screen[Any] | None, Widget | None]:
    """Where keys go now."""
    screen = app.screen_stack[-1] if app.screen_stack else None
    return screen, screen.focused if screen is not None else None


async def _settled(app: App[Any]) -> None:
    """Return when what the last key brought about is done, as far as others of our own widgets have a part in it.

    A key goes up from the field to the app; what it says there goes up once more, and may give another field the focus
    or change screens, which is to begin anew from there.
    """
    loop = asyncio.get_running_loop()
    until, quiet, before = loop.time() + _LONGEST, 0, app.screen_stack[-1] if app.screen_stack else None
    while quiet < _QUIET and loop.time() < until:
        screen, field = place = _place(app)
        if screen is None:
            return
        for pump in (field or screen).ancestors_with_self:
            await _reached(pump, _HOP)
        travelling = _is_travelling(app) and not (isinstance(screen, ModalScreen) and screen is not before)
        still = place == _place(app) and screen.is_mounted and not travelling
        quiet = quiet + 1 if still else 0
        if travelling:
            await asyncio.sleep(_LOOK)


def _is_travelling(app: App[Any]) -> bool:
    """Whether the app is on its way to another screen. A question on the way is to be answered with keys."""
    return any(worker.group == JOURNEY and not worker.is_finished for worker in app.workers)


async def _reached(pump: MessagePump, seconds: float) -> None:
    """Return when all that is in the queue of `pump` now is done, or after so many seconds."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await done.wait()
