"""The word lists by which `rules` checks a probe, per language: openings of questions, and words to avoid.

All words are in lower case, with ’ as the apostrophe. A phrase is a tuple of consecutive words.
"""

from __future__ import annotations

from typing import NamedTuple

from interview_tui.language import primary_subtag

Phrase = tuple[str, ...]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(*texts: str) -> tuple[Phrase, ...]:
    return tuple(tuple(text.split()) for text in texts)


class Wording(NamedTuple):
    """Hold the word lists of one language.

    `openers`, `opening_phrases` and `prepositions` followed by one of `question_words` may open a question.
    `verbs` and `subjects` mark a question that begins with its verb; `not_verbs` may precede a subject without being
    a verb. `choice` are the words between two alternatives, unless in one of `idioms`, in a clause that begins with
    one of `conditions`, or after a word of `knowing` where it means "whether". `common` are words that say nothing
    about a card; `generic` are probes that fit any card, so that their words say nothing about one card either.
    """

    openers: frozenset[str]
    opening_phrases: tuple[Phrase, ...]
    prepositions: frozenset[str]
    question_words: frozenset[str]
    also: str
    why: frozenset[str]
    banned: tuple[Phrase, ...]
    formal: frozenset[str]
    examples: tuple[Phrase, ...]
    choice: frozenset[str]
    idioms: tuple[Phrase, ...]
    conditions: frozenset[str]
    knowing: frozenset[str]
    whether_subjects: frozenset[str]
    verbs: frozenset[str]
    subjects: frozenset[str]
    not_verbs: frozenset[str]
    common: frozenset[str]
    generic: tuple[str, ...]


_NL_QUESTION_WORDS = _words("wat hoe wanneer waar wie wiens welk welke hoeveel hoelang hoever hoezeer")
_NL_WHERE = _words(
    "waaraan waarbij waardoor waarin waarmee waarnaar waarop waarover waaruit waartoe waartegen waarvan waarvandaan "
    "waarvoor waarheen waarlangs"
)

DUTCH = Wording(
    openers=_NL_QUESTION_WORDS | _NL_WHERE | {"waarom"},
    opening_phrases=_phrases("vertel", "neem me mee", "neem mij mee", "geef eens"),
    prepositions=_words(
        "aan achter bij binnen boven buiten door in langs met na naar naast om onder op over rond sinds tegen "
        "tegenover tijdens tot tussen uit van vanaf vanuit via volgens voor zonder"
    ),
    question_words=_NL_QUESTION_WORDS,
    also="en",
    why=_words("waarom"),
    banned=_phrases("toch", "eigenlijk", "niet ook", "natuurlijk", "gewoon"),
    formal=_words("u uw uzelf"),
    examples=_phrases("bijvoorbeeld", "bijv", "bv", "denk aan", "zoals je", "zoals een", "zoals het", "zoals de"),
    choice=_words("of ofwel"),
    idioms=_phrases(
        "min of meer",
        "een of ander",
        "een of andere",
        "ene of andere",
        "een of twee",
        "één of twee",
        "of zo",
        "al of niet",
        "wie of wat",
        "wat of wie",
        "waar of wanneer",
    ),
    conditions=_words("als toen zodra terwijl omdat"),
    knowing=_words(
        "weet weten wist merk merkt merken merkte zie ziet zien zag voel voelt voelen voelde hoor hoort hoorde vraag "
        "vraagt vragen vroeg bepaal bepaalt bepalen beoordeel beoordeelt check checkt kijk kijkt keek peil peilt toets "
        "toetst ontdek ontdekt ontdekte twijfel twijfelt twijfelde"
    ),
    whether_subjects=_words("je jij het dat dit er iets iemand ze zij we wij hij ik iedereen"),
    verbs=_words(
        "ben bent is zijn was waren heb hebt heeft hebben had hadden kan kun kunt kon wil wilt wou zou moet moest mag "
        "mocht ga gaat ging doe doet deed klopt vond voelde lukte hielp werd wordt kwam"
    ),
    subjects=_words("je jij jullie het dat dit er iets iemand ze zij we wij hij ik"),
    not_verbs=_words(
        "dat dus en maar als toen omdat terwijl want zodat opdat of nadat voordat zodra hoewel nu dan daar zo ja nee "
        "aan bij in met op van voor over door naar"
    ),
    common=_words(
        "deze zijn hebben heeft wordt worden waren hebt bent doen deed doet gaat ging maken maakt maakte keer moment "
        "moest zouden zult zelf jouw jullie hier daar daarin daarbij daarvan daaruit daarop dingen iets niets alles "
        "altijd nooit vaak laatste eerste volgende week vandaag dag dagen jaar precies juist meer meest minder veel "
        "heel erg ander andere anders zonder waar waarop waarvan wanneer welke toen terwijl omdat zodat zoals voor "
        "vanuit naar over onder tussen tegen door vooral alleen nodig weer ook nog eens zo’n dan die dit dat mee komt "
        "een haar hem hun mij nog ooit pas per wel zag zat zei één wil weg los kwam kunnen konden "
        "willen wilde bezig vind vindt vond mist klopt hoor hoorde vier tellen"
    ),
    generic=(
        "Vertel daar eens meer over.",
        "Neem me mee naar de laatste keer.",
        "Geef eens een voorbeeld.",
        "Wat bedoel je daarmee?",
        "Waaraan zag je dat?",
        "Waaraan merkte je dat?",
        "Waaraan merkte het gezin dat?",
        "Hoe doe je dat precies?",
        "Wat deed je toen?",
        "Wanneer doe je dit juist niet?",
        "Wat levert dat het kind op?",
        "Wat deed dat met jou?",
        "Wat maakte dat het lukte?",
        "Wat zou je nu anders doen?",
        "Ik hoor … Wat mist er nog?",
        "Ja, ga door.",
    ),
)

_EN_QUESTION_WORDS = _words("what how when where who whom whose which")
_EN_PREPOSITIONS = _words(
    "about after against at before behind between beyond by during for from in into of on over since through to toward "
    "towards under until up with within without"
)

ENGLISH = Wording(
    openers=_EN_QUESTION_WORDS | {"why"},
    opening_phrases=_phrases("tell me", "take me", "walk me", "talk me", "give me"),
    prepositions=_EN_PREPOSITIONS,
    question_words=_EN_QUESTION_WORDS,
    also="and",
    why=_words("why"),
    banned=_phrases(
        "actually",
        "obviously",
        "of course",
        "naturally",
        "surely",
        "simply",
        "just",
        "not also",
        "don’t you",
        "isn’t it",
    ),
    formal=frozenset(),
    examples=_phrases("for example", "for instance", "such as", "e.g", "eg", "think of"),
    choice=_words("or either"),
    idioms=_phrases(
        "more or less",
        "one or two",
        "or so",
        "sooner or later",
        "whether or not",
        "one way or another",
        "who or what",
        "what or who",
        "when or where",
        "where or when",
    ),
    conditions=_words("if when while because"),
    knowing=frozenset(),
    whether_subjects=frozenset(),
    verbs=_words(
        "am is are was were do does did have has had can could will would shall should may might must isn’t aren’t "
        "wasn’t weren’t don’t doesn’t didn’t haven’t hasn’t can’t couldn’t won’t wouldn’t shouldn’t"
    ),
    subjects=frozenset(),
    not_verbs=frozenset(),
    common=_words(
        "this that these those there here have been were what when where which whose whom with from into your yours "
        "yourself they them their then than also only even ever never always often once more most less much many very "
        "some such same other another about after before again back last first next week today time times year day "
        "thing things something moment made make makes does doing done would could should will come comes came going "
        "the and for you not all any but her him his its our out one two own per say see saw way yes get got let put "
        "try did goes went each every while because since still know knowing missing right heard count four wait things"
    ),
    generic=(
        "Tell me more about that.",
        "Take me to the last time.",
        "Give me an example.",
        "What do you mean by that?",
        "How could you tell?",
        "What did you see?",
        "How did the family notice?",
        "How exactly do you do that?",
        "What did you do then?",
        "When do you not do this?",
        "What does that bring the child?",
        "What did that do to you?",
        "What made it work?",
        "What would you do differently now?",
        "I hear … What am I missing?",
        "Go on.",
    ),
)

_BY_LANGUAGE = {"nl": DUTCH, "en": ENGLISH}


def wording(lang: str) -> Wording | None:
    """Return the word lists for a language tag (`nl`, `en-GB`); None for another language."""
    return _BY_LANGUAGE.get(primary_subtag(lang))
