"""Strict parsing of `settings.toml`. Imports pydantic, so import this only if that file exists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from interview_tui.interview.model import LEAST_MINUTES, MOST_MINUTES
from interview_tui.language import Language, _, clean_line, visible
from interview_tui.settings.model import THEMES, Settings, SettingsProblem
from interview_tui.settings.toml_slips import backslash, place_of, slip_in, unclosed_in
from interview_tui.storage.files import read_plain
from interview_tui.storage.slips import NotUTF8, Slip, decoded, invisible, without_invisible
from interview_tui.storage.trouble import ReadError

LIMIT = 100_000  # bytes
MOST_PROBLEMS = 5
MOST_STEPS = 50  # dots in a key; ours have one at most: `keys.next`

_KEY = re.compile(r"(?:\w+\+)*(?:\w+|(?:arrow|page|pijl|pagina) [a-z]+)", re.ASCII)
"""A key by its name, or as the screen says it: `ctrl+n`, `alt+arrow up`."""

Tell = Callable[..., None]
"""Tells a problem, with the number of its line, 0 if unknown."""


def _one_line(text: str) -> str:
    if not text or clean_line(text) != text:
        raise ValueError("no plain line of text")
    return text


def _key_names(text: str) -> str:
    keys = [key.strip() for key in text.split(",")]
    if not all(map(_KEY.fullmatch, keys)):
        raise ValueError("no names of keys")
    return ",".join(keys)


OneLine = Annotated[str, AfterValidator(_one_line)]
Keys = Annotated[str, AfterValidator(_key_names)]


class SettingsDocument(BaseModel):
    """Validate the file: no unknown keys, and every key is optional."""

    model_config = ConfigDict(extra="forbid", strict=True)

    transcripts: OneLine | None = None
    lang: Language | None = None
    theme: Literal["nacht", "papier"] | None = None
    questions: OneLine | None = None
    forms: OneLine | None = None
    minutes: Annotated[int, Field(ge=LEAST_MINUTES, le=MOST_MINUTES)] = 60
    reminders: bool = True
    keys: dict[str, Keys | list[Keys]] = {}


class _Hopeless(Exception):  # noqa: N818 - never leaves this module
    """Report that nothing in the file can be used."""

    def __init__(self, problem: str, line: int = 0) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


def parse(path: Path) -> Settings:
    """Return the settings in that file; relative paths start at its folder. Never raises.

    What cannot be read is left out, with a problem for each mistake, but no more than `MOST_PROBLEMS`.
    """
    problems: list[SettingsProblem] = []

    def tell(problem: str, line: int = 0) -> None:
        problems.append(SettingsProblem(path, problem, line))

    try:
        lines = _lines(path, tell)
        document = _document(_tree(lines, tell), lines, tell)
    except _Hopeless as error:
        tell(error.problem, error.line)
        return Settings(problems=tuple(problems[:MOST_PROBLEMS]))
    keys = {name: keys if isinstance(keys, str) else ",".join(keys) for name, keys in document.keys.items()}
    return Settings(
        transcripts=_path(path, document.transcripts),
        lang=document.lang,
        theme=document.theme or "",
        questions=_path(path, document.questions),
        forms=_path(path, document.forms),
        minutes=document.minutes,
        reminders=document.reminders,
        keys=MappingProxyType(keys),
        problems=tuple(sorted(problems, key=lambda one: one.line)[:MOST_PROBLEMS]),
    )


def _lines(path: Path, tell: Tell) -> list[str]:
    """Return the lines of the file; one that is not UTF-8 is told, and empty. Raises _Hopeless."""
    try:
        data = read_plain(path, limit=LIMIT)[0]
    except ReadError as error:
        raise _Hopeless(error.in_full) from None
    try:
        text = decoded(data)
    except NotUTF8 as error:
        if not error.line:
            raise _Hopeless(error.problem) from None
        text = "\n".join(_line(number, row, tell) for number, row in enumerate(data.split(b"\n"), 1))
    return text.replace("\r\n", "\n").removesuffix("\r").split("\n")


def _line(number: int, row: bytes, tell: Tell) -> str:
    """Return a line as text; one that is not UTF-8 is told, and empty."""
    try:
        return row.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        try:
            return decoded(row)
        except NotUTF8 as error:
            tell(_at_column(error.column, error.problem) if error.line else error.problem, number)
            return ""


def _at_column(column: int, problem: str) -> str:
    return _("Column {column}: {problem}").format(column=column, problem=problem)


def _tree(lines: list[str], tell: Tell) -> dict[str, Any]:
    """Return what TOML makes of the lines; those that are none are told, and emptied. Raises _Hopeless."""
    for number, row in enumerate(lines, 1):
        keys = row.split("=") if row.lstrip().startswith("[") else row.split("=")[:-1]
        if any(key.count(".") > MOST_STEPS for key in keys):  # tomllib takes minutes for thousands of dots
            raise _Hopeless(_("These are no settings."), number)
    for _time in range(MOST_PROBLEMS + 1):
        try:
            return tomllib.loads("\n".join(lines) + "\n")
        except tomllib.TOMLDecodeError as error:
            number, column = place_of(error) or (_opening(lines), 0)
            row = lines[number - 1]
            slip = slip_in(row, column, str(error)) if column else _not_closed(row)
            tell(_at_column(slip.at + 1, slip.problem), number)
            _empty(lines, number, to_the_end=not column and bool(re.search("\"\"\"|'''", row)))
        except (RecursionError, ValueError):
            break
    raise _Hopeless(_("These are no settings."))


def _opening(lines: list[str]) -> int:
    """Return the number of the line with the text or list that has not ended at the end of the file.

    Up to the line before it the file is TOML. Sought from the end in growing steps, and then by halves.
    """
    bad, step = len(lines), 1
    good = bad - step
    while good > 0 and not _is_toml(lines[:good]):
        bad, step = good, step * 2
        good = max(0, good - step)
    while bad - good > 1:
        middle = (good + bad) // 2
        good, bad = (middle, bad) if _is_toml(lines[:middle]) else (good, middle)
    return bad


def _is_toml(lines: list[str]) -> bool:
    try:
        tomllib.loads("\n".join(lines) + "\n")
    except (RecursionError, ValueError):
        return False
    return True


def _not_closed(row: str) -> Slip:
    """Return the slip in a line where a text or list begins that has no end in the file."""
    if not re.search("\"\"\"|'''", row) and (slip := unclosed_in(row)) is not None:
        return slip
    problem = _("What begins on this line has no end. Put the quotation marks or the bracket at its end.")
    return Slip(len(row) - len(row.lstrip()), problem)


def _empty(lines: list[str], number: int, *, to_the_end: bool = False) -> None:
    """Empty a line; below a header that cannot be read also the lines that belong to it, or all up to the end."""
    is_header = lines[number - 1].lstrip().startswith("[")
    lines[number - 1] = ""
    if is_header or to_the_end:
        for later in range(number, len(lines)):
            if lines[later].lstrip().startswith("[") and not to_the_end:
                break
            lines[later] = ""


def _document(tree: dict[str, Any], lines: list[str], tell: Tell) -> SettingsDocument:
    """Return the settings that can be used; the others are told. Raises _Hopeless."""
    keys = tree.get("keys")
    below = keys if isinstance(keys, dict) else {}
    for name in [name for name in below if _is_setting(name, below[name])]:
        problem = _("‘{key}’ stands below [keys], where keys of commands are set. Put it above that line.")
        tell(problem.format(key=name), _line_of(lines, ["keys", name]))
        del below[name]
    try:
        return SettingsDocument.model_validate(tree)
    except ValidationError as error:
        wrong = {
            tuple(step for step in details["loc"] if isinstance(step, str))[:2]: details
            for details in reversed(error.errors(include_url=False))
        }
    for count, (steps, details) in enumerate(reversed(wrong.items())):
        if count < MOST_PROBLEMS:
            number = _line_of(lines, list(steps))
            row = lines[number - 1] if number else ""
            tell(_problem(details, list(steps), row), number)
        if steps[0] == "keys" and len(steps) > 1 and isinstance(tree["keys"], dict):
            tree["keys"].pop(steps[1], None)
        else:
            tree.pop(steps[0], None)
    try:
        return SettingsDocument.model_validate(tree)
    except ValidationError:
        raise _Hopeless(_("These are no settings.")) from None


def _is_setting(name: str, value: object) -> bool:
    """Return whether something below [keys] is a setting that belongs above it; some commands have the same names."""
    return name in {"transcripts", "lang", "questions", "forms", "minutes"} or (name == "theme" and value in THEMES)


def _path(path: Path, setting: str | None) -> Path | None:
    if setting is None:
        return None
    try:
        return path.absolute().parent / Path(setting).expanduser()
    except RuntimeError:  # the system knows no home folder
        return path.absolute().parent / setting


def _problem(details: ErrorDetails, steps: list[str], row: str) -> str:
    """Return one sentence in the language of the screen: which setting, and what value it takes. `row` is its line."""
    key = visible(".".join(steps[:2]))
    value = details["input"]
    if details["type"] == "extra_forbidden":
        if row.lstrip().startswith("["):
            problem = _("‘{key}’ is no header here. Settings stand at the top without one; only [keys] has a header.")
            return problem.format(key=key)
        if without_invisible(key) in SettingsDocument.model_fields:
            hidden = next(invisible(char) for char in key if invisible(char))
            return _has_invisible(without_invisible(key), hidden)
        known = ", ".join(SettingsDocument.model_fields)
        return _("‘{key}’ is no setting. The settings are: {known}.").format(key=key, known=known)
    if isinstance(value, str) and "\\" in row and any(char < " " for char in value):
        return _at_column(row.index("\\") + 1, backslash())
    if hidden := next((invisible(char) for char in value if invisible(char)), "") if isinstance(value, str) else "":
        return _has_invisible(key, hidden)
    match steps[0]:
        case "lang":
            return _("‘{key}’ should be one of: {words}.").format(key=key, words='"nl", "en"')
        case "theme":
            words = ", ".join(f'"{theme}"' for theme in THEMES)
            return _("‘{key}’ should be one of: {words}.").format(key=key, words=words)
        case "minutes":
            problem = _("‘{key}’ should be a whole number of minutes from {least} to {most}.")
            return _and_quotes(problem.format(key=key, least=LEAST_MINUTES, most=MOST_MINUTES), value)
        case "reminders":
            return _and_quotes(_("‘{key}’ should be {yes} or {no}.").format(key=key, yes="true", no="false"), value)
        case "keys":
            example = 'next = "ctrl+n, F9"'
            problem = _("‘{key}’ should give the keys of a command, such as {example} below [keys].")
            return problem.format(key=key, example=example)
        case _other:
            return _("‘{key}’ should be a text between quotes, on one line.").format(key=key)


def _has_invisible(key: str, name: str) -> str:
    return _("‘{key}’ has a character in it that cannot be seen: {name}. Type it anew.").format(key=key, name=name)


def _and_quotes(problem: str, value: object) -> str:
    """Return the sentence, with one more if the value stands between quotation marks and should not."""
    return " ".join([problem, _("Write it without quotation marks.")]) if isinstance(value, str) else problem


def _line_of(lines: list[str], steps: list[str]) -> int:
    """Return the line on which that key is set; 0 if unknown (a table can be written in several ways)."""
    first = 0
    for step in steps[:2]:
        pattern = re.compile(rf"""\s*\[?\s*["']?{re.escape(step)}["']?\s*(?:[=\].])""")
        found = next((number for number in range(first, len(lines)) if pattern.match(lines[number])), None)
        if found is None:
            return first
        first = found + 1
    return first
