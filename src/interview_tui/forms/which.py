"""Look-up of the form of an interview among the known forms, and of the widest circle the interview may be read by.

An interview names its form by id, and may name the file of that form (`Interview.forms`, such as `vormen@1`). An id
alone is not enough: a user's own forms file may hold another form with the id of a shipped one. The app and the
commands both use this module, so that neither allows what the other refuses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from interview_tui.forms.model import Form, FormSet, Page
from interview_tui.forms.shipped import shipped_forms
from interview_tui.interview.model import Circle, Interview
from interview_tui.language import LANGUAGES, _, visible


class Found(NamedTuple):
    """Hold the form of an interview and the set it is in, both None if no known set has it.

    `widest` is the widest circle that may read anything of the interview.
    """

    forms: FormSet | None
    form: Form | None
    widest: Circle


def find(interview: Interview, in_use: FormSet) -> Found:
    """Find the form of an interview among those in use and the shipped ones.

    Several sets may have a form with that id. Chosen is the one of the file that the interview names, else one of
    another version of that file, else one in the language of the interview, else the first.

    `widest` fails closed. If a known set is the one that the interview names, its form decides. Otherwise it is
    unclear which form this is, and the narrowest of all forms with that id decides. If the form, or the file that the
    interview names, is not known at all, nobody reads more than the two have agreed already. A page is private if it is
    so in any of the forms that count here.
    """
    candidates = [(forms, form) for forms in _known(in_use) if (form := forms.get(interview.form)) is not None]
    named = [(forms, form) for forms, form in candidates if forms.ref == interview.forms]
    widest = _narrowest(form for _forms, form in named or candidates)
    if not candidates or (interview.forms and not any(_same_file(forms, interview) for forms, _form in candidates)):
        widest = min(widest, agreed(interview))
    forms, form = min(candidates, key=lambda candidate: _distance(candidate[0], interview), default=(None, None))
    return Found(forms, _with_private_pages(form, [other for _forms, other in named or candidates]), widest)


def _with_private_pages(form: Form | None, others: Iterable[Form]) -> Form | None:
    """Return the form with every page private that is private, by its id, in one of the others."""
    if form is None:
        return None
    private = {page.id for other in others for page in other.pages if page.private}
    if all(page.private for page in form.pages if page.id in private):
        return form
    before, after = (_private(pages, private) for pages in (form.before, form.after))
    back = form.come_back
    if back is not None:
        (page,) = _private((back.page,), private)
        back = back._replace(page=page)
    return form._replace(before=before, after=after, come_back=back)


def _private(pages: Iterable[Page], private: Collection[str]) -> tuple[Page, ...]:
    return tuple(page._replace(private=page.private or page.id in private) for page in pages)


def about(interview: Interview, in_use: FormSet) -> str:
    """Return what a list keeps to itself until it is asked for: the form, the team and the organisation.

    A form that only the two may read anything of is never named: that alone would tell what kind of talk it was.
    """
    found = find(interview, in_use)
    told = found.form is not None and found.form.id != in_use.default.id and found.widest is not Circle.PRIVATE
    parts = (found.form.name if found.form is not None and told else "", interview.team, interview.organisation)
    return " · ".join(" ".join(part.split()) for part in parts if part.strip())


def agreed(interview: Interview) -> Circle:
    """Return the widest circle that the two set for the interview, or for any answer in it."""
    own = [answer.circle for answer in interview.answers.values() if answer.circle is not None]
    closing = Circle.TEAM if interview.closing_readers else Circle.PRIVATE
    return max(interview.sharing, closing, *own)


def not_here(interview: Interview) -> str:
    """Return a sentence on why nobody reads more of an interview whose form is not known, and what to do about it."""
    problem = _("The form ‘{form}’ is not here, so nobody reads more than was agreed. Give its file with {option}.")
    return problem.format(form=visible(interview.form), option="--forms")


def _known(in_use: FormSet) -> list[FormSet]:
    """Return the known forms, each set once: those in use first, then the shipped ones."""
    shipped = [shipped_forms(lang) for lang in LANGUAGES]
    return [in_use, *(forms for forms in shipped if forms is not in_use)]


def _narrowest(forms: Iterable[Form]) -> Circle:
    return min((form.widest for form in forms), default=Circle.ORGANISATION)


def _same_file(forms: FormSet, interview: Interview) -> bool:
    """Return whether the interview names this file, in this version or another."""
    return forms.id == interview.forms.rpartition("@")[0]


def _distance(forms: FormSet, interview: Interview) -> tuple[bool, bool, bool]:
    """Return a sort key for how poorly these forms match what the interview says of its form; the smallest is best."""
    return forms.ref != interview.forms, not _same_file(forms, interview), forms.lang != interview.lang
