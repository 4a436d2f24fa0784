"""`python -m interview_tui` is `interview-tui`."""

import sys

from interview_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
