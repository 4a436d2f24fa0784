"""Every promise that is fuzzed, on what fuzzing begins with and on bytes that hypothesis makes of it."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.promises import PROMISES
from tests.fuzz.seeds import seeds
from tests.running import times

# What was found, by the promise it broke.
FOUND = {
    "headings": [b"#\r\r\r\n-", b"#" + b"\r" * 60 + b"\n-"],
    "front": [b"null", b"yes", b"\x7f", "\x9b2J\x00".encode()],
    "words": [b"1234 AB 1234 AB 1", b"333, 1234 AB 1234 AB 1"],
    "heads": [b"---\nid: 3f9k2m\nformat: 1\nsharing: team\n---\n\n# x\n\n*Mag gelezen worden door: wie ook*\n"],
}
every = functools.cache(seeds)


@pytest.mark.parametrize("name", PROMISES)
def test_what_was_found_stays_mended_and_what_it_began_with_holds(name: str) -> None:
    for data in [*FOUND.get(name, []), *every()[::5]]:
        PROMISES[name](data)


@pytest.mark.parametrize("name", PROMISES)
@settings(max_examples=times(0.6))
@given(data=st.data())
def test_bytes_that_are_made_of_it(name: str, data: st.DataObject) -> None:
    """Two of them cut and joined, with something between."""
    first, second = (data.draw(st.sampled_from(every())) for _ in range(2))
    head, tail = (data.draw(st.integers(0, len(one))) for one in (first, second))
    PROMISES[name](first[:head] + data.draw(st.binary(max_size=8)) + second[tail:])
