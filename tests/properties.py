"""Try every property on forty times the examples: `make properties`. What only luck finds in a run is found here."""

from __future__ import annotations

import os
import sys

import pytest


def main() -> int:
    """Run the tests that hypothesis gives examples to, all or those in the arguments; return the exit status."""
    os.environ["HYPOTHESIS_PROFILE"] = "long"
    minutes = 20  # for one property, on a machine that does other things as well; what hangs still ends
    return int(pytest.main(["-q", "-n", "auto", "-m", "hypothesis", f"--timeout={minutes * 60}", *sys.argv[1:]]))


if __name__ == "__main__":
    sys.exit(main())
