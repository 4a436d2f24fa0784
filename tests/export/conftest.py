"""Each layout in each language is made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.export.cards import print_cards
from interview_tui.export.layouts import Layout
from interview_tui.language import Language
from tests.export.paper import Paper

Made = Callable[..., Paper]


@cache
def _made(lang: Language, layout: Layout, backs: bool) -> Paper:
    printed = print_cards(shipped(lang), layout, backs=backs)
    assert printed.remarks == ()
    return Paper(printed.pdf, layout, backs=backs)


@pytest.fixture
def made() -> Made:
    """The shipped set on paper, by language and layout, with or without backs."""

    def made(lang: Language = "nl", layout: Layout = Layout.FOUR, backs: bool = True) -> Paper:
        return _made(lang, layout, backs)

    return made
