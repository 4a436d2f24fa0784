"""The commands that open the app: `new`, `resume`, `import` of notes, and no command."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from pathlib import Path

from interview_tui.cards.model import QuestionSet
from interview_tui.cards.shipped import shipped
from interview_tui.commands.errors import CommandError
from interview_tui.commands.request import Request
from interview_tui.commands.terminal import is_terminal
from interview_tui.forms.model import FormSet
from interview_tui.forms.shipped import forms_for
from interview_tui.interview.model import LEAST_MINUTES, LONGEST_NAME, MOST_MINUTES
from interview_tui.language import _, current
from interview_tui.process.tuning import forbid_core_dumps, pause_garbage_collection, tune
from interview_tui.settings.loading import settings_path
from interview_tui.settings.model import SettingsProblem
from interview_tui.start import Action, Start

_NUMBERS = re.compile(r"\d{1,3}(?:\s*,\s*\d{1,3})*")


_SHOWS_NO_SCREEN = frozenset({"dumb", "unknown"})
"""What a terminal calls itself that cannot place a letter. One that says nothing may well do: it gets a try."""


def run(request: Request) -> int:
    """Open the app and return its exit status. Raises CommandError or FolderTrouble before it opens."""
    begin = start(request)
    if (named := os.environ.get("TERM", "")) in _SHOWS_NO_SCREEN:
        problem = _("This window cannot show a screen (TERM={name}).").format(name=named)
        raise CommandError(problem, _("Start it in an ordinary terminal. Is this one? Then set TERM=xterm-256color."))
    if not is_terminal(sys.stdin) or not is_terminal(sys.stdout):
        raise CommandError(_("The app needs a terminal to show itself in and to type in. Start it in one."))
    tune()
    forbid_core_dumps()
    pause_garbage_collection()
    from interview_tui.tui.app.run import run as run_app

    return run_app(with_known_keys(begin))


def start(request: Request) -> Start:
    """Return how the app starts. Raises CommandError or FolderTrouble."""
    questions, cards = question_set(request)
    own = own_forms(request, cards)
    action, path, notice = _action(request)
    return Start(
        transcripts=request.folder,
        cards=cards,
        lang=current(),
        action=action,
        path=path,
        questions=questions,
        interviewer=_name(request, "interviewer"),
        interviewee=_name(request, "interviewee"),
        team=_name(request, "team"),
        organisation=_name(request, "organisation"),
        form=_form(request, own or forms_for(cards)),
        minutes=_minutes(request),
        minutes_given="minutes" in request.options,
        chosen=chosen_cards(request, cards),
        own_forms=own,
        notice=" ".join([*request.told, *([notice] if notice else [])]),
        theme=request.settings.theme,
        reminders=request.settings.reminders,
        keys=request.settings.keys,
        libraries=request.listed,
    )


def question_set(request: Request) -> tuple[Path | None, QuestionSet]:
    """Return the file and the set asked for, else None and the shipped set.

    A set of the settings that cannot be read is told, and the shipped one comes in its place. Raises CommandError.
    """
    given = request.options.get("questions", "")
    path = Path(given) if given else request.settings.questions
    if path is None:
        return None, shipped(current())
    from interview_tui.cards.errors import QuestionSetError
    from interview_tui.cards.strict import read_set

    try:
        return path, read_set(path)
    except QuestionSetError as error:
        if given:
            raise CommandError(str(error)) from None
        request.tell(_("{problem} Until that is mended the usual cards are there.").format(problem=error))
        return None, shipped(current())


def own_forms(request: Request, cards: QuestionSet) -> FormSet | None:
    """Return the forms asked for, None for the shipped ones.

    Forms of the settings that cannot be read, or are made for another question set than the one in use, are told, and
    the shipped ones come in their place. Raises CommandError.
    """
    given = request.options.get("forms", "")
    path = Path(given) if given else request.settings.forms
    if path is None:
        return None
    from interview_tui.forms.errors import FormsError, OtherSetError
    from interview_tui.forms.strict import read_forms

    try:
        return read_forms(path, cards)
    except OtherSetError as error:
        if given:
            raise CommandError(str(error)) from None
        notice = _("The ways of use in {path} are made for other cards than these; here are the usual ones.")
        request.tell(notice.format(path=path))
    except FormsError as error:
        if given:
            raise CommandError(str(error)) from None
        request.tell(_("{problem} Until that is mended the usual ways of use are there.").format(problem=error))
    return None


def forms_in_use(request: Request) -> FormSet:
    """Return the forms the app would have if it was started with the same options. Raises CommandError."""
    _path, cards = question_set(request)
    return own_forms(request, cards) or forms_for(cards)


def _action(request: Request) -> tuple[Action, Path | None, str]:
    """Return what to show first: the action, the path it is about, and a notice. Raises CommandError."""
    if request.command == "new":
        return "new", None, ""
    if request.command == "import":
        return "import", Path(request.options["file"]).absolute(), ""
    if request.command != "resume":
        return "list", None, ""
    if "interview" in request.options:
        from interview_tui.commands.finding import asked_for

        entry = asked_for(request)
        if entry.problem:
            raise CommandError(f"{entry.path}: {entry.problem}")
        if entry.shared:
            problem = _("{path} is a version for others; go on with the interview itself.")
            raise CommandError(problem.format(path=entry.path))
        return "resume", entry.path.absolute(), ""
    from interview_tui.storage.trouble import FileTrouble

    try:
        draft = request.library.newest_draft()
    except FileTrouble:  # the app reports the problem with the folder itself
        return "list", None, ""
    return ("resume", draft.path, "") if draft else ("list", None, _("There is no draft to go on with."))


def _form(request: Request, forms: FormSet) -> str:
    """Return the id of the form asked for, else of the default form. Raises CommandError."""
    given = unicodedata.normalize("NFC", request.line("form")) or forms.default.id
    if forms.get(given) is None:
        problem = _("There is no form {given}. The forms are: {known}.")
        raise CommandError(problem.format(given=given, known=", ".join(form.id for form in forms.forms)))
    return given


def _name(request: Request, option: str) -> str:
    """Return the name given with an option; empty if it was not given. Raises CommandError."""
    name = request.line(option)
    if len(name) > LONGEST_NAME:
        problem = _("--{option} is {count} characters long; {limit} is the most.")
        raise CommandError(problem.format(option=option, count=len(name), limit=LONGEST_NAME))
    return name


def _minutes(request: Request) -> int:
    given = request.options.get("minutes")
    if given is None:
        return request.settings.minutes
    text = given.strip()
    if re.fullmatch(r"[0-9]{1,4}", text) and LEAST_MINUTES <= int(text) <= MOST_MINUTES:
        return int(text)
    problem = _("--minutes should be a whole number from {least} to {most}, not {given}.")
    raise CommandError(problem.format(least=LEAST_MINUTES, most=MOST_MINUTES, given=given))


def chosen_cards(request: Request, cards: QuestionSet) -> tuple[int, ...]:
    """Return the card numbers given with --cards, in order; empty means all cards. Raises CommandError."""
    given = request.options.get("cards")
    if given is None:
        return ()
    if not _NUMBERS.fullmatch(given.strip()):
        problem = _("--cards should be numbers of cards with commas between them, such as 3,4,11; not {given}.")
        raise CommandError(problem.format(given=given))
    numbers = sorted({int(number) for number in given.split(",")})
    if unknown := [number for number in numbers if not 1 <= number <= len(cards.cards)]:
        problem = _("There is no card {number} in this question set; --cards takes 1 to {last}.")
        raise CommandError(problem.format(number=unknown[0], last=len(cards.cards)))
    return tuple(numbers)


def with_known_keys(begin: Start) -> Start:
    """Return the start with its keys by Textual's names, those that can be set; a notice tells of the others."""
    if not begin.keys:
        return begin
    from interview_tui.commands.free_keys import by_textual_names, refused_keys

    begin = begin._replace(keys=by_textual_names(begin.keys))
    problems = refused_keys(begin.keys)
    if not problems:
        return begin
    told = [str(SettingsProblem(settings_path(), problem)) for problem in problems.values()]
    kept = {name: keys for name, keys in begin.keys.items() if name not in problems}
    usual = _("Until that is mended its usual keys count.")
    return begin._replace(keys=kept, notice=" ".join([*told, usual, *([begin.notice] if begin.notice else [])]))
