"""Colours that can be read, in black and white too."""

from __future__ import annotations

import re

import pytest

from interview_tui.export.layouts import Layout
from interview_tui.storage.places import data
from tests.export.conftest import Made

LOOK = data("print").joinpath("look.typ").read_text(encoding="utf-8")
ACCENTS = re.findall(r'rgb\("#([0-9a-f]{6})"\)', LOOK)
ENOUGH = 4.5  # WCAG 2.2, success criterion 1.4.3


def luminance(red: float, green: float, blue: float) -> float:
    """WCAG's relative luminance of a colour from 0 to 255."""
    linear = [
        c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize("accent", ACCENTS)
def test_small_letters_in_every_colour_can_be_read_on_white_and_on_its_tint(accent: str) -> None:
    red, green, blue = (int(accent[at : at + 2], 16) for at in (0, 2, 4))
    text = luminance(red, green, blue)
    tint = luminance(*(0.1 * part + 0.9 * 255 for part in (red, green, blue)))
    assert contrast(text, 1.0) >= ENOUGH
    assert contrast(text, tint) >= ENOUGH
    grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue  # as a printer without colour makes of it
    assert contrast(luminance(grey, grey, grey), tint) >= ENOUGH


def test_there_is_a_colour_for_each_theme() -> None:
    assert len(ACCENTS) == len(set(ACCENTS)) == 9


@pytest.mark.parametrize("page", range(28))
def test_in_grey_letters_stand_out_from_their_paper(made: Made, page: int) -> None:
    """The darkest and the lightest of every page of the print shop, drawn without colour."""
    width, height, grey = made("nl", Layout.SINGLE).picture(page, scale=2, grey=True)
    paper = max(set(grey), key=grey.count)
    letters = max(set(grey), key=lambda shade: abs(shade - paper))
    as_light = luminance(paper, paper, paper), luminance(letters, letters, letters)
    assert width * height == len(grey)
    assert contrast(*as_light) >= ENOUGH
