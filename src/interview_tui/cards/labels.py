"""The names of the kinds of probe on screen."""

from __future__ import annotations

from interview_tui.cards.model import Kind
from interview_tui.language import Language, catalogue, current


def kind_label(kind: Kind, lang: Language | None = None) -> str:
    """Return the name of a kind in lower case (`concrete moment`), in `lang`, by default the language of the screen."""
    pgettext = catalogue(lang or current()).pgettext
    match kind:
        case Kind.SILENCE:
            return pgettext("kind of probe", "silence")
        case Kind.ECHO:
            return pgettext("kind of probe", "echo")
        case Kind.ENCOURAGE:
            return pgettext("kind of probe", "encourage")
        case Kind.ELABORATE:
            return pgettext("kind of probe", "tell me more")
        case Kind.CLARIFY:
            return pgettext("kind of probe", "what do you mean")
        case Kind.INCIDENT:
            return pgettext("kind of probe", "concrete moment")
        case Kind.OBSERVE:
            return pgettext("kind of probe", "observation")
        case Kind.CONTRAST:
            return pgettext("kind of probe", "contrast")
        case Kind.LADDER_UP:
            return pgettext("kind of probe", "so that?")
        case Kind.LADDER_DOWN:
            return pgettext("kind of probe", "how exactly")
        case Kind.FEELING:
            return pgettext("kind of probe", "feeling")
        case Kind.EVIDENCE:
            return pgettext("kind of probe", "noticeable")
        case Kind.APPRECIATE:
            return pgettext("kind of probe", "appreciate")
        case Kind.LOOK_BACK:
            return pgettext("kind of probe", "look back")
        case Kind.SUMMARISE:
            return pgettext("kind of probe", "sum up")
