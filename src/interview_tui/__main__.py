"""The entry point of `python -m interview_tui`, which is the same as `interview-tui`."""

import sys

from interview_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
