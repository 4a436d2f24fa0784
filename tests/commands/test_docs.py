"""docs/commands.md and the parser tell the same, and argparse's own texts are all in the catalogue."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from pathlib import Path

import pytest

from interview_tui.commands.argparse_texts import TEXTS
from interview_tui.commands.listing import fields
from interview_tui.commands.parser import Parser, language_in, parser
from interview_tui.forms.shipped import shipped_forms
from interview_tui.interview.model import Circle
from interview_tui.language import choose
from interview_tui.transcripts.library.listing import Entry

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
PARTS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
EVERYWHERE = TEXT.partition("\n## ")[0]


def commands() -> dict[str, Parser]:
    choose("en")
    (subparsers,) = (action for action in parser(PARTS)._actions if isinstance(action, argparse._SubParsersAction))
    return dict(subparsers.choices)


def options(of: argparse.ArgumentParser) -> set[str]:
    return {option for action in of._actions for option in action.option_strings}


def documented(part: str) -> set[str]:
    """The options in the first column of a table."""
    return {
        option for row in re.findall(r"^\| (`-.*?) \|", part, re.MULTILINE) for option in re.findall(r"`(-[-\w]*)", row)
    }


def test_every_command_is_in_the_docs_and_the_reverse() -> None:
    assert list(PARTS) == list(commands())


def test_every_option_is_in_the_docs_and_the_reverse() -> None:
    assert documented(EVERYWHERE) == options(parser(PARTS))
    for name, command in commands().items():
        assert documented(PARTS[name]) == options(command) - options(parser(PARTS)), name


def test_the_options_take_what_the_docs_say() -> None:
    for name, command in commands().items():
        for action in command._actions:
            for choice in action.choices or ():
                assert f"`{choice}`" in PARTS[name] + EVERYWHERE
    assert all(f"`{form.id}`" in PARTS["new"] for form in shipped_forms("nl").forms)
    assert all(f"`{circle.key}`" in PARTS["list"] for circle in Circle)


def test_the_fields_of_json_are_those_in_the_docs_in_their_order() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", PARTS["list"], re.MULTILINE)
    assert rows == list(fields(Entry("x", 0.0, None)))


def texts_of_argparse() -> set[str]:
    """Every text that argparse gives to gettext."""
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            found |= {arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)}
    return found


# Said to who wrote a parser, not to who uses ours; or about what ours has not. Each is in some Python from 3.11 on.
NOT_OURS = {
    " (default: %(default)s)",
    ".__call__() not defined",
    "%(heading)s:",
    "%(prog)s: error: %(message)s\n",
    "%(prog)s: warning: %(message)s\n",
    "%r is not callable",
    "'required' is an invalid argument for positionals",
    "argument '%(argument_name)s' is deprecated",
    'argument "-" with mode %r',
    "can't open '%(filename)s': %(error)s",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "command '%(parser_name)s' is deprecated",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "expected %s argument",
    "expected %s arguments",
    "invalid %(type)s value: %(value)r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    "one of the arguments %s is required",
    "option '%(option)s' is deprecated",
    "subcommands",
}


@pytest.mark.skipif(not hasattr(argparse, "_"), reason="this argparse keeps its texts elsewhere")
def test_what_argparse_may_say_is_in_the_catalogue() -> None:
    assert texts_of_argparse() - NOT_OURS <= set(TEXTS)


@pytest.mark.parametrize("text", TEXTS)
def test_argparse_says_it_in_dutch(text: str) -> None:
    from interview_tui.commands.parser import speak_our_language

    speak_our_language()
    choose("nl")
    said = vars(argparse)["_"](text)
    assert said != text
    choose("en")
    assert vars(argparse)["_"](text) == text


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        ([], None),
        (["list", "--lang", "en"], "en"),
        (["--lang=nl", "list"], "nl"),
        (["--lang", "nl", "--lang", "en"], "en"),
        (["--lang", "en", "--lang", "fr"], "en"),
        (["--lang"], None),
        (["--", "--lang", "en"], None),
    ],
)
def test_the_language_is_known_before_anything_else(arguments: list[str], lang: str | None) -> None:
    assert language_in(arguments) == lang
