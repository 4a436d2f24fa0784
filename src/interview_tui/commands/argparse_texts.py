"""The texts of argparse in the language of the screen.

argparse looks its texts up in gettext's global domain, whose language comes from the environment only. Instead of
changing the environment (which child processes would inherit), the two gettext functions that argparse imported are
replaced by ours. This works for Python 3.11 to 3.14; if a later argparse imports them differently, its texts are
English and everything else works. A test compares this list with the source of argparse.
"""

from __future__ import annotations

import argparse

from interview_tui.language import N_, _, ngettext

# The texts that argparse can show with our parser. `%` has the meaning that argparse gives it.
TEXTS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
    N_("the following arguments are required: %s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("unexpected option string: %s"),
)


def install() -> None:
    """Make argparse translate its texts to the language of the screen at the moment it shows them."""
    vars(argparse).update(_=_, ngettext=ngettext)
