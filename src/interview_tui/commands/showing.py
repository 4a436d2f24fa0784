"""The command `show`: print a transcript for reading in the terminal, or the file as it is."""

from __future__ import annotations

from interview_tui.commands.errors import CommandError
from interview_tui.commands.finding import asked_for, document_at
from interview_tui.commands.request import Request
from interview_tui.commands.terminal import is_terminal, say, say_exactly, width, wrapped
from interview_tui.export.plain_lines import lines
from interview_tui.language import visible
from interview_tui.storage.files import read_bytes
from interview_tui.storage.trouble import ReadError


def run(request: Request) -> int:
    """Print the transcript. Raises CommandError."""
    import sys

    path = asked_for(request).path
    if not request.has("raw"):
        max_width = width()
        for line in lines(document_at(path)):
            for row in wrapped(visible(line.text), max_width, line.indent):
                say(row, bold=line.bold)
        return 0
    try:
        data = read_bytes(path)
    except ReadError as error:
        raise CommandError(f"{path}: {error.in_full}") from None
    if is_terminal(sys.stdout):
        say(data.decode("utf-8-sig", errors="replace").removesuffix("\n"))
    else:
        say_exactly(data)
    return 0
