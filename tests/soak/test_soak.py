"""The short version of `make soak`: some seconds of it, without the bound on memory, for which it is too short."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("looks into /proc", allow_module_level=True)

from tests.soak.soaking import soak

pytestmark = [pytest.mark.pty, pytest.mark.timeout(240)]

MOST_SLOWER = 1.5  # times, of medians and of processor time: what a busy machine leaves to say


def test_a_long_interview_takes_no_more_at_its_end(tmp_path: Path) -> None:
    soaked = soak(tmp_path, seed=20261125, keys=1_400, timed=120, looks=2)
    assert soaked.wrong == []
    last, fresh = soaked.last.told(), soaked.fresh.told()
    assert last[0] < MOST_SLOWER * fresh[0], (last, fresh)
    assert last[2] < MOST_SLOWER * fresh[2], (last, fresh)
