"""The texts of the look back: which kinds of probe were used, and two to try. What was not asked is not told."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from interview_tui.cards.kinds import why
from interview_tui.cards.labels import kind_label
from interview_tui.cards.model import Kind
from interview_tui.interview.probing.looking_back import LookedBack, Suggestion
from interview_tui.language import N_, _
from interview_tui.language.lists import listed
from interview_tui.tui.kit.plain import plain

_ASKED = {
    Kind.INCIDENT: N_("for a concrete moment"),
    Kind.OBSERVE: N_("what there was to see"),
    Kind.ELABORATE: N_("to be told more"),
    Kind.CLARIFY: N_("what a word meant"),
    Kind.CONTRAST: N_("when it went otherwise"),
    Kind.LADDER_UP: N_("what it was for"),
    Kind.LADDER_DOWN: N_("how exactly it went"),
    Kind.FEELING: N_("what it did to your colleague"),
    Kind.EVIDENCE: N_("what others noticed of it"),
    Kind.APPRECIATE: N_("what made it work"),
    Kind.LOOK_BACK: N_("how your colleague sees it now"),
}
_DONE = {
    Kind.SILENCE: N_("let a silence fall"),
    Kind.ECHO: N_("gave a word back"),
    Kind.ENCOURAGE: N_("encouraged your colleague"),
    Kind.SUMMARISE: N_("summed up"),
}


def told(found: LookedBack) -> list[str]:
    """Return what was asked, in a few sentences, and what that is good for: no counts, no grades, nothing missing."""
    lines = _lines_asked(found)
    praise = [] if found.nothing else [_("Such questions give a colleague room to tell on.")]
    return [" ".join([*lines, *praise])]


def _lines_asked(found: LookedBack) -> list[str]:
    lines = []
    if asked := [_(text) for kind, text in _ASKED.items() if kind in found.kinds]:
        lines.append(_("You asked {things}.").format(things=listed(asked)))
    if done := [_(text) for kind, text in _DONE.items() if kind in found.kinds]:
        lines.append(_("You {things}.").format(things=listed(done)))
    if found.own_words:
        own = _("Some of it you asked in your own words.") if lines else _("You asked further in your own words.")
        lines.append(own)
    if found.nothing:
        lines.append(
            _("No prompt stands in these notes. Perhaps listening was enough, or you asked without noting it.")
        )
    if found.zodatjes and Kind.LADDER_UP not in found.kinds:
        lines.append(_("There are so-thats: what it was for did come up."))
    return lines


def suggested(suggestions: Iterable[Suggestion]) -> Content:
    """Return the kinds of probe to try, each with an example, its card, and why it works."""
    blocks = []
    for one in suggestions:
        where = _("card {number}").format(number=one.card.number) if one.card else _("fits any card")
        blocks.append(
            Content("\n").join(
                [
                    Content.assemble(
                        ("↳ ", "$accent"), (kind_label(one.kind), "bold $accent"), ("  " + where, "$quiet")
                    ),
                    plain(one.example),
                    plain(why(one.kind), "$quiet"),
                ]
            )
        )
    return Content("\n").join(
        [Content.styled(_("Two to try next time"), "bold $primary"), Content("\n\n").join(blocks)]
    )
