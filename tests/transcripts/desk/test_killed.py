"""A save that is really killed, by SIGKILL, at its first call to the system, its second, and on until it gets done."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from tests import disk

OLD, NEW = b"Eerst kijken.\n" * 400, b"Dan pas vragen.\n" * 500
_SAVE = """
import sys
from pathlib import Path
from interview_tui.storage.files import read, write_atomic
from interview_tui.storage.system import System
from tests.storage.faults import kill_at
from tests.toy_codec import install_as_told
system = System()
kill_at(int(sys.argv[2]), system)
install_as_told()
path = Path(sys.argv[1])
write_atomic(path, sys.stdin.buffer.read(), read(path)[1], system=system)
"""


def test_whatever_call_it_dies_at_the_file_is_whole(tmp_path: Path) -> None:
    path, seen = tmp_path / "gesprek.md", set()
    for number in range(1, 60):
        disk.put(path, OLD)
        done = subprocess.run([sys.executable, "-c", _SAVE, str(path), str(number)], input=NEW, check=False, timeout=60)
        assert done.returncode in (0, -signal.SIGKILL)
        seen.add(found := disk.get(path))
        assert found in (OLD, NEW)
        if done.returncode == 0:
            break
    assert done.returncode == 0 and found == NEW and number > 5
    assert seen == {OLD, NEW}
