"""The explanation of each kind of probe: why it works, its source, and an example.

docs/probing.md has the same texts in English, word for word; tests/cards/test_kinds.py compares the two.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, NamedTuple

from interview_tui.cards.model import Kind
from interview_tui.language import N_, _, catalogue, language_for


class _About(NamedTuple):
    """Hold the explanation of one kind, as texts of the catalogue."""

    why: str
    source: str
    example: str


_BERNARD = N_("Bernard’s probes, in DeJonckheere & Vaughn 2019")
_AUDIT = N_("knowledge audit, Militello & Hutton 1998")
_LADDERING = N_("laddering, Reynolds & Gutman 1988")

_KINDS: Final = MappingProxyType(
    {
        Kind.SILENCE: _About(
            N_("What matters often comes after the first answer. A silence leaves it room; a next question takes it."),
            _BERNARD,
            N_("(Wait for a count of four.)"),
        ),
        Kind.ECHO: _About(
            N_("One word given back says: I heard you, go on there. It adds nothing of yourself to the story."),
            _BERNARD,
            N_("(Say the last word again, as a question.)"),
        ),
        Kind.ENCOURAGE: _About(
            N_("Whoever is followed goes on telling. A nod or a short word is enough, and leads nowhere else."),
            _BERNARD,
            N_("Yes, go on."),
        ),
        Kind.ELABORATE: _About(
            N_("It asks for more without saying of what. So you hear what matters to your colleague."),
            _BERNARD,
            N_("Tell me more about that."),
        ),
        Kind.CLARIFY: _About(
            N_("The same word means something else to each of us. Whoever asks does not fill it in."),
            _BERNARD,
            N_("What do you mean by that?"),
        ),
        Kind.INCIDENT: _About(
            N_("“Usually” is an opinion, one day is a memory. With that day come who, where, and what happened next."),
            N_("critical incident technique, Flanagan 1954"),
            N_("Take me to the last time."),
        ),
        Kind.OBSERVE: _About(
            N_("Experience sees a sign and acts before it can explain. Ask for the sign, and it gets words."),
            _AUDIT,
            N_("What did you see?"),
        ),
        Kind.CONTRAST: _About(
            N_("Where something does not hold, its edge shows: what it really depends on."),
            _AUDIT,
            N_("When do you not do this?"),
        ),
        Kind.LADDER_UP: _About(
            N_("An open end leads from what is done to what it is for, rung by rung. That is how a so-that is found."),
            _LADDERING,
            N_("So that…?"),
        ),
        Kind.LADDER_DOWN: _About(
            N_("An aim is soon told. Hands, words and order show how it is done, and from that another can learn."),
            _LADDERING,
            N_("How exactly do you do that?"),
        ),
        Kind.FEELING: _About(
            N_("What touches someone shows what is at stake. Ask and let it be; nothing has to be solved."),
            N_("LSD: listen, sum up, ask further"),
            N_("What did that do to you?"),
        ),
        Kind.EVIDENCE: _About(
            N_("Through the eyes of others you see what it brought about, apart from what was meant."),
            N_("STARR: the result"),
            N_("How did the other notice?"),
        ),
        Kind.APPRECIATE: _About(
            N_("What goes well is seldom looked into. Whoever finds what made it work can do it more often."),
            N_("appreciative inquiry"),
            N_("What made it work?"),
        ),
        Kind.LOOK_BACK: _About(
            N_("Knowing what you know now, you see what was hidden then. That turns what happened into learning."),
            N_("STARR: the reflection"),
            N_("What would you do differently now?"),
        ),
        Kind.SUMMARISE: _About(
            N_("What you give back can be put right, and shows that you listened. Do it after two questions."),
            N_("LSD; motivational interviewing: reflect after two questions"),
            N_("I hear … Is that right?"),
        ),
    }
)


def why(kind: Kind) -> str:
    """Return why a probe of that kind works: one or two sentences in the language of the screen."""
    return _(_KINDS[kind].why)


def source(kind: Kind) -> str:
    """Return the citation of the kind's source, in the language of the screen; docs/probing.md has the titles."""
    return _(_KINDS[kind].source)


def example(kind: Kind, lang: str) -> str:
    """Return a probe of that kind that fits any card, in the language of a question set: English, else Dutch."""
    return catalogue(language_for(lang)).gettext(_KINDS[kind].example)
