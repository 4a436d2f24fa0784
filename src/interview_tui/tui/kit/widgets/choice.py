"""A list to choose one option from, and a line to press: drawn as text and not as boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.tui.kit.plain import plain


class Possible(NamedTuple):
    """Hold one option: its value in the program, its label on screen, and what there is to say about it."""

    value: str
    label: str
    about: str = ""

    @property
    def width(self) -> int:
        """The columns of the label on screen."""
        return plain(self.label).cell_length


class _ChoiceMessage(Message):
    """Carry the choice that posted it; `control` is that choice, for `@on(Choice.Changed, selector)`."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice

    @property
    def control(self) -> Choice:
        """Return the choice that posted it."""
        return self.choice


_HERE = "bold $block-cursor-foreground on $block-cursor-background"


class Choice(Widget, can_focus=True):
    """Choose one of a few options, one under the other. The arrows and the mouse choose; enter goes on.

    Space says that it is the one that is chosen already.
    """

    DEFAULT_CSS = """
    Choice { height: auto; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("enter", "done", show=False),
        Binding("space", "choose", show=False),
    ]

    index: reactive[int] = reactive(0, layout=True)

    class Changed(_ChoiceMessage):
        """Report that the user chose an option: another one, or by space the same."""

    class Done(_ChoiceMessage):
        """Report that the user pressed enter: the choice is made."""

    def __init__(self, options: Sequence[Possible], value: str, *, id: str | None = None) -> None:
        """Offer `options`, at least one, with `value` chosen; a value that is not among them means the first."""
        super().__init__(id=id)
        self._take(options, value)

    def offer(self, options: Sequence[Possible], value: str) -> None:
        """Offer other options, with `value` chosen. `Changed` is not posted: it is no choice of the user."""
        self._take(options, value)
        self.refresh(layout=True)

    def _take(self, options: Sequence[Possible], value: str) -> None:
        self._options = tuple(options)
        values = [option.value for option in options]
        self.set_reactive(Choice.index, values.index(value) if value in values else 0)

    @property
    def value(self) -> str:
        """Return the value of the chosen option."""
        return self._options[self.index].value

    def choose(self, value: str) -> None:
        """Choose the option with that value, as a person would; nothing changes where it is not offered."""
        at = next((at for at, option in enumerate(self._options) if option.value == value), self.index)
        self._choose(at)

    def _blocks(self, width: int) -> list[list[Content]]:
        """Return the rows of each option: its label, and below the chosen one what there is to say about it."""
        blocks = []
        for at, option in enumerate(self._options):
            chosen = at == self.index
            block = [self._label(at)]
            if chosen and option.about:
                block += [Content("  ") + line for line in plain(option.about, "$quiet").wrap(max(width - 2, 10))]
            blocks.append(block)
        return blocks

    def _label(self, at: int) -> Content:
        """Return the label of an option, with the mark of whether it is chosen."""
        chosen = at == self.index
        style = (_HERE if self.has_focus else "bold") if chosen else "$quiet"
        return Content.assemble(("● " if chosen else "○ ", style), plain(self._options[at].label, style))

    def _lines(self, width: int) -> list[Content]:
        return [line for block in self._blocks(width) for line in block]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of rows: one for each option, and those of the text about the chosen one."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the rows."""
        return Content("\n").join(self._lines(self.content_size.width))

    def action_step(self, by: int) -> None:
        """Choose the option before or after; beyond the ends, go to the field before or after."""
        to = self.index + by
        if 0 <= to < len(self._options):
            self._choose(to)
        elif by < 0:
            self.screen.focus_previous()
        else:
            self.screen.focus_next()

    def watch_index(self) -> None:
        """Keep the widget in view: the text about the new option may make it higher."""
        self._keep_in_sight()

    def on_resize(self) -> None:
        """Keep the widget in view: at another width it may be higher."""
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        if self.has_focus:
            self.call_after_refresh(self.scroll_visible, animate=False)

    def action_choose(self) -> None:
        """Post `Changed` for the option that is chosen."""
        self.post_message(self.Changed(self))

    def action_done(self) -> None:
        """Post `Done`."""
        self.post_message(self.Done(self))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Choose what is under the mouse when it is pressed: the focus that comes then may move the rows."""
        if (at := self._option_at(event.x, event.y)) is not None:
            self._choose(at)

    def _option_at(self, x: int, y: int) -> int | None:  # noqa: ARG002 - an option has the whole row
        """Return the option that is drawn there; None if none is."""
        rows = [at for at, block in enumerate(self._blocks(self.content_size.width)) for _line in block]
        return rows[y] if 0 <= y < len(rows) else None

    def _choose(self, index: int) -> None:
        if index != self.index:
            self.index = index
            self.post_message(self.Changed(self))


class Press(Widget, can_focus=True):
    """Show one line to press: by enter, space or a click."""

    DEFAULT_CSS = """
    Press { height: 1; width: auto; color: $primary; }
    Press:hover { background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", show=False)]

    label: reactive[str] = reactive("", layout=True)

    class Pressed(Message):
        """Report that the line was pressed."""

        def __init__(self, press: Press) -> None:
            super().__init__()
            self.press = press

        @property
        def control(self) -> Press:
            """Return the line that was pressed, for `@on(Press.Pressed, selector)`."""
            return self.press

    def __init__(self, label: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Press.label, label)

    def render(self) -> Content:
        """Return the label."""
        return plain(self.label)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """Return the width of the label in cells."""
        return plain(self.label).cell_length

    def action_press(self) -> None:
        """Post `Pressed`."""
        self.post_message(self.Pressed(self))

    def on_click(self, event: events.Click) -> None:
        """Post `Pressed` on a click."""
        event.stop()
        self.action_press()
