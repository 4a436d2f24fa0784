"""The command `cards`: write the question set as a PDF, to print."""

from __future__ import annotations

from pathlib import Path

from interview_tui.commands.errors import CommandError
from interview_tui.commands.opening import chosen_cards, question_set
from interview_tui.commands.request import Request
from interview_tui.commands.terminal import complain, say
from interview_tui.export.cards import print_cards
from interview_tui.export.files import CARDS, PaperError, check_place, write_pdf
from interview_tui.export.layouts import Layout, advice
from interview_tui.language import _, visible_path


def run(request: Request) -> int:
    """Write the PDF and print where it is and how to print it. Raises CommandError or PaperTrouble."""
    _path, cards = question_set(request)
    chosen = chosen_cards(request, cards)
    layout = Layout(request.options.get("layout", Layout.FOUR))
    backs = not request.has("no_backs")
    target = Path(request.options["output"])
    try:
        check_place(target, like=CARDS)
        printed = print_cards(cards, layout, backs=backs, chosen=chosen)
        write_pdf(printed.pdf, target, like=CARDS)
    except PaperError as error:
        raise CommandError(str(error)) from None
    say(_("The cards are in {path}.").format(path=visible_path(str(target))))
    say(advice(layout, backs=backs))
    for remark in printed.remarks:
        complain(remark)
    return 0
