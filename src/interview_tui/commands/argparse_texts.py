"""The texts of argparse that our parser can show, for the catalogue.

They stand here so that they are translated: parser.py makes argparse look them up. A test compares this list with the
source of argparse of the Python it runs on; a text that only some of them have is in the list too.
"""

from __future__ import annotations

from interview_tui.language import N_

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
    N_("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"),  # where Python suggests
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
