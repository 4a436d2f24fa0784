"""Strict parsing of `settings.toml`. Imports pydantic, so import this only if that file exists."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from interview_tui.interview.model import LEAST_MINUTES, MOST_MINUTES
from interview_tui.language import Language, _, clean_line, visible
from interview_tui.settings.model import THEMES, Settings, SettingsError
from interview_tui.storage.files import read_plain
from interview_tui.storage.trouble import ReadError

LIMIT = 100_000  # bytes
MOST_STEPS = 50  # dots in a key; ours have one at most: `keys.next`

_KEY = re.compile(r"[A-Za-z0-9_]+(?:\+[A-Za-z0-9_]+)*")
_AT_LINE = re.compile(r"\(at line (\d+)")


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


def parse(path: Path) -> Settings:
    """Return the settings in that file; relative paths start at its folder. Raises SettingsError and nothing else."""
    text = _text(path)
    tree = _tree(path, text)
    try:
        document = SettingsDocument.model_validate(tree)
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        steps = [step for step in details["loc"] if isinstance(step, str)]
        raise SettingsError(path, _problem(details, steps), line=_line_of(text, steps)) from None
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
    )


def _text(path: Path) -> str:
    try:
        return read_plain(path, limit=LIMIT)[0].decode("utf-8-sig")
    except ReadError as error:
        raise SettingsError(path, error.in_full) from None
    except UnicodeDecodeError:
        raise SettingsError(path, _("This is not UTF-8 text. Save it as UTF-8 in the program it came from.")) from None


def _tree(path: Path, text: str) -> dict[str, Any]:
    for number, row in enumerate(text.split("\n"), 1):
        keys = row.split("=") if row.lstrip().startswith("[") else row.split("=")[:-1]
        if any(key.count(".") > MOST_STEPS for key in keys):  # tomllib takes minutes for thousands of dots
            raise SettingsError(path, _("These are no settings."), line=number)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = (
            int(found[1]) if found else text.rstrip().count("\n") + 1
        )  # otherwise the error is at the end of the file
        problem = _("This line is not TOML. A setting looks like this: {example}").format(example='lang = "nl"')
        raise SettingsError(path, problem, line=line) from None
    except (RecursionError, ValueError):
        raise SettingsError(path, _("These are no settings.")) from None


def _path(path: Path, setting: str | None) -> Path | None:
    if setting is None:
        return None
    try:
        return path.absolute().parent / Path(setting).expanduser()
    except RuntimeError:  # the system knows no home folder
        return path.absolute().parent / setting


def _problem(details: ErrorDetails, steps: list[str]) -> str:
    """Return one sentence in the language of the screen: which setting, and what value it takes."""
    key = visible(".".join(steps[:2]))
    if details["type"] == "extra_forbidden":
        known = ", ".join(SettingsDocument.model_fields)
        return _("‘{key}’ is no setting. The settings are: {known}.").format(key=key, known=known)
    match steps[0]:
        case "lang":
            return _("‘{key}’ should be one of: {words}.").format(key=key, words='"nl", "en"')
        case "theme":
            words = ", ".join(f'"{theme}"' for theme in THEMES)
            return _("‘{key}’ should be one of: {words}.").format(key=key, words=words)
        case "minutes":
            problem = _("‘{key}’ should be a whole number of minutes from {least} to {most}.")
            return problem.format(key=key, least=LEAST_MINUTES, most=MOST_MINUTES)
        case "reminders":
            return _("‘{key}’ should be {yes} or {no}.").format(key=key, yes="true", no="false")
        case "keys":
            example = 'next = "ctrl+n, f9"'
            problem = _("‘{key}’ should give the keys of a command, such as {example} below [keys].")
            return problem.format(key=key, example=example)
        case _other:
            return _("‘{key}’ should be a text between quotes, on one line.").format(key=key)


def _line_of(text: str, steps: list[str]) -> int:
    """Return the line on which that key is set; 0 if unknown (a table can be written in several ways)."""
    lines = text.split("\n")
    first = 0
    for step in steps[:2]:
        pattern = re.compile(rf"""\s*\[?\s*["']?{re.escape(step)}["']?\s*(?:[=\].])""")
        found = next((number for number in range(first, len(lines)) if pattern.match(lines[number])), None)
        if found is None:
            return first
        first = found + 1
    return first
