"""What yields first when rows are short; the note always has six."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_tui.tui.interview.row_budget import NOTE_ROWS, Fit, Wish, fit
from interview_tui.tui.kit.base import LEAST_ROWS

wishes = st.builds(
    lambda tight, theme, air, probe, zodatjes, offer, notices, hint: Wish(
        card=tight + theme + air,
        card_without_theme=tight + air,
        card_tight=tight,
        probe=probe,
        zodatjes=zodatjes,
        offer=offer,
        notices=notices,
        hint=hint,
    ),
    tight=st.integers(1, 80),
    theme=st.integers(0, 3),
    air=st.integers(0, 2),
    probe=st.integers(0, 2),
    zodatjes=st.integers(0, 30),
    offer=st.integers(0, 3),
    notices=st.integers(0, 3),
    hint=st.integers(0, 2),
)


def rows_used(given: Fit, wish: Wish) -> int:
    card = wish.card if given.theme else wish.card_without_theme if given.air else wish.card_tight
    probe = wish.probe + 1 if given.probe and wish.probe else 0
    frame = 3 + given.air + given.space
    below = given.zodatje_rows + wish.notices + wish.hint * given.hint
    return frame + min(card, given.card_rows) + probe + given.status + below


@given(st.integers(LEAST_ROWS, 100), wishes)
def test_the_note_always_has_six_rows(height: int, wish: Wish) -> None:
    assert height - rows_used(fit(height, wish), wish) >= NOTE_ROWS


@given(st.integers(LEAST_ROWS, 100), wishes)
def test_things_yield_in_the_order_agreed(height: int, wish: Wish) -> None:
    given_ = fit(height, wish)
    if wish.hint and not given_.hint:
        assert given_.zodatje_rows - wish.offer <= 1
    if not given_.status:
        assert given_.zodatje_rows - wish.offer <= 1
        assert not given_.hint
    if not given_.theme:
        assert not given_.status
    if not given_.probe:
        assert not given_.theme
    if not given_.air:
        assert not given_.probe


@given(st.integers(LEAST_ROWS, 99), wishes)
def test_a_higher_window_never_shows_less(height: int, wish: Wish) -> None:
    lower, higher = fit(height, wish), fit(height + 1, wish)
    assert (higher.air, higher.theme, higher.probe, higher.status) >= (
        lower.air,
        lower.theme,
        lower.probe,
        lower.status,
    )
    assert higher.zodatje_rows >= lower.zodatje_rows
    assert higher.hint >= lower.hint


@given(st.integers(LEAST_ROWS, 100), wishes)
def test_a_row_that_the_note_can_do_without_stands_above_it(height: int, wish: Wish) -> None:
    given_ = fit(height, wish)
    without = height - rows_used(given_._replace(space=False), wish)
    assert given_.space is (without > NOTE_ROWS)


@given(st.integers(LEAST_ROWS, 100), wishes)
def test_a_probe_that_was_called_is_shown_and_the_note_keeps_its_rows(height: int, wish: Wish) -> None:
    called = wish._replace(calls_probe=True)
    given_ = fit(height, called)
    assert height - rows_used(given_, called) >= NOTE_ROWS
    below = min(wish.zodatjes, 1) + wish.offer + wish.notices
    if wish.probe and height - 3 - NOTE_ROWS - below - wish.probe - 1 >= 2:
        assert given_.probe


def test_a_tall_window_shows_everything() -> None:
    wish = Wish(card=9, card_without_theme=8, card_tight=7, probe=1, zodatjes=3)
    assert fit(40, wish) == Fit(True, True, True, True, 3, 9, space=True)


def test_the_longest_card_of_the_set_keeps_its_theme_at_80_by_24() -> None:
    from interview_tui.cards.shipped import shipped
    from interview_tui.tui.kit.widgets.card_pane import card_lines

    card = shipped("nl").card(8)
    whole = len(card_lines(card, 74, theme=True))
    given_ = fit(
        24,
        Wish(
            card=whole,
            card_without_theme=len(card_lines(card, 74, theme=False)),
            card_tight=len(card_lines(card, 74, theme=False, air=False)),
            probe=1,
            zodatjes=1,
        ),
    )
    assert given_.probe and given_.card_rows >= whole - 1
