"""argparse in the language of the screen.

argparse asks gettext's global domain for its texts, and gettext takes that domain's language from the environment
alone. Instead of changing the environment (which programs that we start would inherit), the two functions that
argparse has imported are replaced by ours. That holds for Python 3.11 to 3.14; if a later argparse keeps them
elsewhere, its texts are English and everything else goes on. The test that compares this list with argparse's own
source tells.
"""

from __future__ import annotations

import argparse

from interview_tui.language import N_, _, ngettext

# What argparse may say to someone who uses our parser. `%` has the meaning that argparse gives it.
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
    """From now on argparse speaks the language that is chosen when it says something."""
    vars(argparse).update(_=_, ngettext=ngettext)
