"""The parser of the command line. docs/commands.md describes the same options; a test compares the two."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection
from functools import partial
from typing import Any, Final, NamedTuple, NoReturn

from interview_tui import PROGRAM, __version__
from interview_tui.commands.errors import CommandError
from interview_tui.commands.terminal import columns, say
from interview_tui.language import LANGUAGES, N_, Language, _, ngettext, pgettext


class Parser(argparse.ArgumentParser):
    """Parse arguments, and report wrong use as a CommandError on one line."""

    def __init__(self, **options: Any) -> None:
        # The width that argparse would take itself, but without shutil; it leaves two columns free too.
        shape = partial(argparse.HelpFormatter, width=columns() - 2)
        super().__init__(allow_abbrev=False, add_help=False, formatter_class=shape, **options)
        self.color = False  # Python 3.14 colours help in a terminal; help is the same on every Python

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - nothing of argparse asks for another
        """Print the help. Raises OSError if that fails, of which argparse would say nothing."""
        say(self.format_help().removesuffix("\n"))

    def error(self, message: str) -> NoReturn:
        """Raise CommandError instead of printing the whole usage."""
        hint = _("See: {command}").format(command=f"{self.prog} --help")
        raise CommandError(f"{message.rstrip('.')}. {hint}")


class _Version(argparse.Action):
    """Print the name and version of the program, and exit. Raises OSError if that fails, as for help."""

    def __call__(self, parser: argparse.ArgumentParser, *_given: object) -> NoReturn:
        say(f"{PROGRAM} {__version__}")
        parser.exit()


def parser(arguments: Collection[str]) -> Parser:
    """Return the parser for these arguments, with its help in the language of the screen.

    Only the commands that stand among the arguments have options of their own: to make those of all of them takes half
    of the time that `--help` has. The namespace has only the options that were given, and `command`, which is None if
    there is none.
    """
    speak_our_language()
    main = Parser(
        prog=PROGRAM,
        description=_("In gesprek: an interview between two colleagues about the essence of their craft."),
        epilog=_("Without a command the app opens. Help with one command: {example}").format(
            example=f"{PROGRAM} list --help"
        ),
        argument_default=argparse.SUPPRESS,
    )
    commands = main.add_subparsers(dest="command", metavar=pgettext("placeholder", "COMMAND"), title=_("commands"))
    for subcommand in SUBCOMMANDS:
        added = _command(commands, subcommand.name, _(subcommand.help))
        if subcommand.name in arguments:
            _add_global(added)
            if subcommand.add is not None:
                subcommand.add(added)
    _add_global(main)
    return main


def speak_our_language() -> None:
    """Make argparse translate its texts (argparse_texts.py) to the language of the screen when it shows them.

    argparse looks its texts up in gettext's global domain, whose language comes from the environment only. Instead of
    changing the environment (which child processes would inherit), the two gettext functions that argparse imported
    are replaced by ours. This works for Python 3.11 to 3.14; if a later argparse imports them differently, its texts
    are English and everything else works.
    """
    vars(argparse).update(_=_, ngettext=ngettext)


def language_in(arguments: list[str]) -> Language | None:
    """Return the language that the arguments ask for, before they are parsed; the last one counts."""
    asked: Language | None = None
    for at, argument in enumerate(arguments):
        option, equals, value = argument.partition("=")
        if argument == "--":
            break
        if option == "--lang":
            given = value if equals else "".join(arguments[at + 1 : at + 2])
            asked = next((lang for lang in LANGUAGES if lang == given), asked)
    return asked


def _command(commands: argparse._SubParsersAction[Parser], name: str, help: str) -> Parser:
    description = help[:1].upper() + help[1:] + "."
    return commands.add_parser(name, help=help, description=description, argument_default=argparse.SUPPRESS)


def _add_global(to: Parser) -> None:
    """Add the options allowed before and after a command; no defaults, as those would undo what was given before it."""
    group = to.add_argument_group(_("everywhere"))
    group.add_argument("--transcripts", metavar=_folder(), help=_("the folder with the interviews"))
    group.add_argument("--questions", metavar=_file(), help=_("another question set"))
    group.add_argument("--forms", metavar=_file(), help=_("other ways of use"))
    group.add_argument("--lang", choices=LANGUAGES, help=_("the language of the screen"))
    group.add_argument("-h", "--help", action="help", help=_("show this help message and exit"))
    group.add_argument(
        "--version",
        action=_Version,
        nargs=0,
        help=_("show program's version number and exit"),
    )


def _add_resume(resume: Parser) -> None:
    resume.add_argument(
        "interview", type=_something, nargs="?", metavar=_which(), help=_("its id, which may be shortened, or its file")
    )


def _add_list(listing: Parser) -> None:
    listing.add_argument("--long", action="store_true", help=_("with the form, the team and the organisation"))
    listing.add_argument("--json", action="store_true", help=_("as JSON, for other programs"))


def _add_show(show: Parser) -> None:
    _add_interview(show)
    show.add_argument("--raw", action="store_true", help=_("the Markdown itself"))


def _add_check(check: Parser) -> None:
    files = _("a transcript, or a question set or ways of use in JSON")
    check.add_argument("files", type=_something, nargs="+", metavar=_file(), help=files)
    fix = _("mend what is not certain: it becomes narrower, and the old file goes to the bin")
    check.add_argument("--fix", action="store_true", help=fix)


def _add_new(new: Parser) -> None:
    from interview_tui.interview.model import LEAST_MINUTES, MOST_MINUTES

    name = pgettext("placeholder", "NAME")
    new.add_argument("--interviewer", metavar=name, help=_("who asks"))
    new.add_argument("--interviewee", metavar=name, help=_("who is interviewed"))
    new.add_argument("--team", metavar=name, help=_("the team of the colleague"))
    new.add_argument("--organisation", metavar=name, help=_("the organisation of the colleague"))
    new.add_argument("--form", metavar=pgettext("placeholder", "FORM"), help=_("what the interview is for"))
    minutes = _("the time agreed, from {least} to {most} minutes").format(least=LEAST_MINUTES, most=MOST_MINUTES)
    new.add_argument("--minutes", metavar=pgettext("placeholder", "MINUTES"), help=minutes)
    new.add_argument("--cards", metavar="3,4,11", help=_("only these cards, by their numbers"))


def _add_share(share: Parser) -> None:
    from interview_tui.interview.model import Circle

    _add_interview(share)
    circles = [circle.key for circle in Circle if circle is not Circle.PRIVATE]
    share.add_argument("--circle", choices=circles, required=True, help=_("who will read it"))
    _add_output(share)


def _add_export(export: Parser) -> None:
    _add_interview(export)
    forms = ("docx", "pdf", "txt", "html", "json", "md")  # as export.account.formats has them, imported to write one
    export.add_argument("--to", choices=forms, required=True, help=_("the format of the file"))
    circles = ("private", "team", "organisation")
    export.add_argument("--circle", choices=circles, required=True, help=_("who will read it"))
    _add_output(export)


def _add_import(taking: Parser) -> None:
    what = _("a transcript (.md, .json), or notes (.docx, .md, .txt)")
    taking.add_argument("file", type=_something, metavar=_file(), help=what)


def _add_cards(cards: Parser) -> None:
    _add_output(cards)
    layouts = ("four", "eight", "single", "large")  # as export.layouts has them, which is imported to print
    cards.add_argument("--layout", choices=layouts, help=_("how the cards lie on paper"))
    cards.add_argument("--no-backs", action="store_true", help=_("without the prompts on the back"))
    cards.add_argument("--cards", metavar="3,4,11", help=_("only these cards, by their numbers"))


def _add_interview(to: Parser) -> None:
    told = _("its id, which may be shortened, or its file")
    to.add_argument("interview", type=_something, metavar=_which(), help=told)


def _add_output(to: Parser) -> None:
    where = _("where to write it")
    to.add_argument("-o", "--output", type=_to_write, metavar=_file(), required=True, help=where)


def _something(given: str) -> str:
    """Return what was given for a file or an interview. Raises ArgumentTypeError for nothing, as of a variable unset.

    As a path that would be the folder of the shell.
    """
    if not given.strip():
        raise argparse.ArgumentTypeError(_("what was given is empty"))
    return given


def _to_write(given: str) -> str:
    """Return the path of a file to write. Raises ArgumentTypeError for the `-` by which others write to the screen."""
    if given == "-":
        raise argparse.ArgumentTypeError(_("give the name of a file; nothing is written to the screen"))
    return _something(given)


def _file() -> str:
    return pgettext("placeholder", "FILE")


def _folder() -> str:
    return pgettext("placeholder", "FOLDER")


def _which() -> str:
    return pgettext("placeholder", "ID|FILE")


class Subcommand(NamedTuple):  # made at every start: quicker than a dataclass
    """A command: its name, the module in `commands/` that has its `run`, its help, and what adds its arguments, if any.

    `help` is a catalogue text. The module is imported when the command is given: none waits for what another needs.
    """

    name: str
    module: str
    help: str
    add: Callable[[Parser], None] | None = None


SUBCOMMANDS: Final = (
    Subcommand("new", "opening", N_("begin an interview; with both names at its first card"), _add_new),
    Subcommand("resume", "opening", N_("go on with the newest draft, or with that interview"), _add_resume),
    Subcommand("list", "listing", N_("one line for each interview"), _add_list),
    Subcommand("show", "showing", N_("a transcript in the terminal"), _add_show),
    Subcommand("share", "sharing", N_("a second file with only what that circle may read"), _add_share),
    Subcommand("export", "exporting", N_("a copy to read: Word, PDF, a web page, text"), _add_export),
    Subcommand("import", "importing", N_("a transcript from elsewhere, or notes made without the app"), _add_import),
    Subcommand(
        "check",
        "checking",
        N_("look for what is wrong with transcripts, question sets and ways of use (.json), and settings (.toml)"),
        _add_check,
    ),
    Subcommand("cards", "printing", N_("the question set as a PDF, to print and cut"), _add_cards),
)


def module_of(command: str | None) -> str:
    """Return the name of the module that runs a command; that of the app where none was given."""
    return next((one.module for one in SUBCOMMANDS if one.name == command), "opening")
