"""Running a command, from its arguments to an exit status; what goes wrong becomes one line on standard error.

That line never contains text of an interview, and no log is kept.
"""

from __future__ import annotations

from typing import Any

from interview_tui import PROGRAM
from interview_tui.commands.errors import CommandError
from interview_tui.commands.parser import language_in, module_of, parser
from interview_tui.commands.terminal import complain, flush, let_go, prepare
from interview_tui.language import _, choose, current, system_language
from interview_tui.settings.loading import read_settings
from interview_tui.settings.model import Settings

DONE, FOUND, WRONG = 0, 1, 2
_INTERRUPTED = 128 + 2
_BROKEN_PIPE = 128 + 13


def run(arguments: list[str]) -> int:
    """Run the command in these arguments; return the exit status. Never raises."""
    try:
        prepare()
        status = _run(arguments)
        flush()
    except CommandError as error:
        complain(f"{PROGRAM}: {error}")
        for line in error.lines:
            complain(line, row=True)
    except BrokenPipeError:
        let_go()
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        return _system_error(error)
    except Exception as error:
        complain(f"{PROGRAM}: {_fault(error)}")
        return FOUND
    else:
        return status
    return WRONG


def _run(arguments: list[str]) -> int:
    asked = language_in(arguments)
    choose(asked or system_language())
    settings = read_settings()
    before = current()
    choose(asked or settings.lang or system_language())
    if settings.problems and current() != before:
        settings = read_settings()  # once more, for the problems in the language of the screen
    try:
        options = vars(parser(arguments).parse_args(arguments))
    except SystemExit as end:  # --help and --version
        return end.code if isinstance(end.code, int) else DONE
    return _command(options.pop("command"), options, settings)


def _command(command: str | None, options: dict[str, Any], settings: Settings) -> int:
    """Import the module of the command that was given, and run it. `--version` and `--help` need neither."""
    import importlib

    from interview_tui.commands.request import Request

    module = importlib.import_module(f"interview_tui.commands.{module_of(command)}")
    request = Request(command, options, settings)
    for problem in settings.problems:
        request.tell(_("{problem} Until that is mended the usual value counts.").format(problem=problem))
    status: int = module.run(request)
    return status


def _system_error(error: OSError) -> int:
    """Tell what the system refused: a file or folder, or what a command wrote. Return the exit status."""
    from interview_tui.storage.trouble import FileTrouble

    if isinstance(error, FileTrouble):
        complain(f"{PROGRAM}: {error.in_full}")
        return WRONG
    complain(f"{PROGRAM}: {_unwritten(error)}")
    let_go()
    return FOUND


def _unwritten(error: OSError) -> str:
    """Return the message for a bare OSError, which only writing output raises: a full disk, a terminal that is gone."""
    return _("The answer could not be written: {reason}.").format(reason=error.strerror or type(error).__name__)


def _fault(error: Exception) -> str:
    """Return the message for a fault of the program: its type and place, not its text, which may quote an interview."""
    import traceback
    from pathlib import Path

    frames = traceback.extract_tb(error.__traceback__)
    where = f"{type(error).__name__}, {Path(frames[-1].filename).name}:{frames[-1].lineno}"
    return _("Something went wrong in In gesprek itself ({where}).").format(where=where)
