"""The command `share`: write a second file, with only what a circle of readers may read."""

from __future__ import annotations

from pathlib import Path

from interview_tui.commands.errors import CommandError
from interview_tui.commands.finding import asked_for, document_at, way_out, way_to_one
from interview_tui.commands.opening import forms_in_use
from interview_tui.commands.request import Request
from interview_tui.commands.terminal import say
from interview_tui.export.giving.giving import give_version
from interview_tui.forms.which import find, not_here
from interview_tui.interview.model import Circle, Interview
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current, ngettext, visible_path
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.sharing.share import Share, ShareError, preview, share


def run(request: Request) -> int:
    """Write the version, remember it, and print what it contains. Raises CommandError or FileTrouble."""
    circle = next(circle for circle in Circle if circle.key == request.options["circle"])
    entry = asked_for(request)
    document = document_at(entry.path)
    target = Path(request.options["output"])
    check_form(request, entry.path, document.interview, circle)
    try:
        share(document, circle)  # what cannot be shared at all is told first
        hold_back(request, entry.path, document.interview, circle)
        give_version(document, circle, entry.path, target)
    except ShareError as error:
        raise refusal(error, request, entry.path, document) from None
    readers, shown = words(current()).circles[circle], visible_path(str(target))
    say(_("Version for {readers}: {path}").format(readers=readers, path=shown))
    for line in summary(preview(document, circle)):
        say(line)
    return 0


def check_form(request: Request, path: Path, interview: Interview, circle: Circle) -> None:
    """Raise CommandError if that circle may read nothing of an interview, whatever stands in it, by its form."""
    found = find(interview, forms_in_use(request))
    if found.widest >= circle:
        return
    if found.form is None:
        raise CommandError(f"{path}: {not_here(interview)}")
    problem = _("{path}: an interview of the form {form} is not meant for {readers}, whatever stands in it.")
    readers = words(current()).circles[circle]
    raise CommandError(problem.format(path=path, form=found.form.name, readers=readers))


def hold_back(request: Request, path: Path, interview: Interview, circle: Circle) -> None:
    """Raise CommandError if another version in the folder keeps something narrower than it would be in this one."""
    from interview_tui.transcripts.versions.narrower import given_to, narrower_version

    forms, given = forms_in_use(request), given_to(interview, circle)
    other = narrower_version(path, interview.id, given, request.library_of, lambda one: find(one, forms).widest)
    if other is not None:
        raise CommandError(f"{path}: {other.told} {way_to_one(path, other)}")


def refusal(error: ShareError, request: Request, path: Path, document: Document) -> CommandError:
    """Return why nothing of a transcript can be given, with the line of what is not certain and the way out."""
    if document.stops:
        return CommandError(f"{path}:{document.stops[0].line}: {error} {way_out(request.folder, path)}")
    return CommandError(f"{path}: {error}")


def summary(shown: Share) -> list[str]:
    """Return lines that say what a version contains and what was left out."""
    number = len(shown.cards) - len(shown.left_out)
    lines = [ngettext("It holds {number} answer.", "It holds {number} answers.", number).format(number=number)]
    for card in shown.left_out:
        line = _("Left out: card {number}, {title} ({why})")
        lines.append(line.format(number=card.number, title=card.title, why=card.why))
    if shown.closing is False:
        lines.append(_("Left out: the closing sentence."))
    if number := shown.hidden:
        text = ngettext("Left out: {number} hidden comment.", "Left out: {number} hidden comments.", number)
        lines.append(text.format(number=number))
    if number := shown.additions:
        text = ngettext("Left out: {number} piece added by hand.", "Left out: {number} pieces added by hand.", number)
        lines.append(text.format(number=number))
    return lines
