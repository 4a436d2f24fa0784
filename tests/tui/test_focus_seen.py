"""Everything that can have the focus shows it, and everything can be read: in every theme, in sixteen colours too.

What is measured is what is rendered, cell by cell: text has 4.5 : 1 on what it stands on, the mark of the focus 3 : 1
against what is there without it (WCAG 2.2, 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.containers import ScrollableContainer
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList, TextArea

from interview_tui.tui.kit.theme import SIXTEEN, THEMES, themes_for
from tests.tui.contrast import Cell, cells, cells_of, hard_to_read, mark_of_focus, within
from tests.tui.places import PLACES, at, every_screen

LOOKS = {f"{theme.name} {system}": theme for system in ("truecolor", SIXTEEN) for theme in themes_for(system)}
"""Every palette that the program has."""


async def worn(pilot: Pilot[None], name: str) -> None:
    """Let the app wear that palette. Setting another one first: one of the same name would change nothing."""
    app, look = pilot.app, LOOKS[name]
    app.set_class(name.endswith(SIXTEEN), "-sixteen")
    app.register_theme(look)
    if app.theme == look.name:
        app.theme = next(theme.name for theme in THEMES if theme.name != look.name)
    app.theme = look.name
    await pilot.pause()
    await pilot.pause()


def area(screen: Screen[Any]) -> Region:
    """The part of the screen that is its own: what is behind a dialog is dimmed, and not to be read now."""
    dialogs = screen.query(".dialog")
    return dialogs.first().region if dialogs else screen.region


async def seen(pilot: Pilot[None], screen: Screen[Any], focus: Widget | None) -> dict[tuple[int, int], Cell]:
    """All cells of the screen, while that widget has the focus, and is in sight: not while the page goes there."""
    screen.set_focus(focus, scroll_visible=False)
    if focus is not None:
        focus.scroll_visible(animate=False, immediate=True)
    await pilot.pause()
    return cells(screen, screen.region)


def grey(found: dict[tuple[int, int], Cell]) -> dict[tuple[int, int], Cell]:
    """The same cells without colours, as with NO_COLOR."""
    return {place: cell.grey for place, cell in found.items()}


def has_nothing_to_do(widget: Widget) -> bool:
    """Return whether it is a page that is wholly in sight: there the focus does nothing."""
    return isinstance(widget, ScrollableContainer) and not widget.max_scroll_y


def test_every_screen_has_a_place() -> None:
    assert {place.kind for place in PLACES.values()} == every_screen()


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
async def test_the_focus_is_seen_and_everything_can_be_read_in_every_state(tmp_path: Path, place: str) -> None:
    async with at(tmp_path, place) as (pilot, screen):
        for name in LOOKS:
            await worn(pilot, name)
            await the_focus_is_seen_and_everything_can_be_read(pilot, screen, name)
            await what_is_chosen_pointed_at_or_off_can_be_read(pilot, screen, name)


async def the_focus_is_seen_and_everything_can_be_read(pilot: Pilot[None], screen: Screen[Any], name: str) -> None:
    at_rest = await seen(pilot, screen, None)
    assert not hard_to_read(within(at_rest, area(screen)).values()), name
    for widget in screen.focus_chain:
        before = widget.region
        whole = await seen(pilot, screen, widget)
        with_it, place = within(whole, widget.region), widget.region
        assert not hard_to_read(within(whole, area(screen)).values()), (name, widget)
        if place != before:  # the page went to it, and stays there
            at_rest = await seen(pilot, screen, None)
        without = within(at_rest, widget.region)
        assert not hard_to_read(without.values()), (name, widget)
        if not has_nothing_to_do(widget):
            assert mark_of_focus(with_it, without) >= 3, (name, widget)
            assert mark_of_focus(grey(with_it), grey(without)) >= 3, (name, widget, "without colours")
    for attempt in range(3):  # a screen that is read anew takes the focus itself: what stays is there each time
        left = await seen(pilot, screen, None)
        marked = [one for one in screen.focus_chain if within(left, one.region) != within(at_rest, one.region)]
        if not marked:
            break
        assert attempt < 2, (name, marked, "no mark stays behind")


async def what_is_chosen_pointed_at_or_off_can_be_read(pilot: Pilot[None], screen: Screen[Any], name: str) -> None:
    for widget in screen.focus_chain:
        screen.set_focus(widget)
        for state in states(widget):
            state()
            await pilot.pause()
            assert not hard_to_read(cells_of(widget).values()), (name, widget, state)
        widget.scroll_visible(animate=False, immediate=True)
        await pilot.hover(widget, offset=(0, 0))
        assert not hard_to_read(cells_of(widget).values()), (name, widget, "pointed at")
        widget.disabled = True
        await pilot.pause()
        assert not hard_to_read(cells_of(widget).values()), (name, widget, "off")
        widget.disabled = False
    pilot.app._set_mouse_over(None, None)


def states(widget: Widget) -> list[Any]:
    """What puts the widget in each of its states, at last in the one that it has now."""
    if isinstance(widget, OptionList):
        enabled = [at for at, option in enumerate(widget.options) if not option.disabled]
        return [lambda at=at: setattr(widget, "highlighted", at) for at in (*enabled[:6], widget.highlighted)]
    if isinstance(widget, TextArea):
        text = widget.text
        return [
            lambda: widget.load_text("Begint met koffie."),
            widget.select_all,
            lambda: widget.load_text(text),
        ]
    if isinstance(widget, Input):
        value = widget.value
        return [lambda: setattr(widget, "value", "Noor"), widget.select_all, lambda: setattr(widget, "value", value)]
    return []
