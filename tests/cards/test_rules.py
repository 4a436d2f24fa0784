"""The linter: each rule is broken by what it is about, and by nothing near it."""

from __future__ import annotations

import pytest

from interview_tui.cards.model import Kind, QuestionSet, Role
from interview_tui.cards.rules import Finding, check_probes
from interview_tui.language import choose
from tests.cards.samples import GOOD_PROBES, probe_set

WHAT = Kind.ELABORATE


def probe_rules(text: str, kind: Kind = WHAT, *, lang: str = "nl", first: bool = False) -> set[str]:
    """The rules that this probe breaks where it stands after (or, as `first`, before) probes of another card's kind."""
    before = () if first else ((Kind.SILENCE, "(Stil.)"),)
    findings = check_probes(probe_set((*before, (kind, text)), lang=lang, role=Role.OPENING))
    return {finding.rule for finding in findings if finding.probe == len(before) + 1}


def card_rules(*cards: tuple[tuple[Kind, str], ...], lang: str = "nl", role: Role = Role.QUESTION) -> set[str]:
    """The rules that the first card as a whole breaks."""
    findings = check_probes(probe_set(*cards, lang=lang, role=role))
    return {finding.rule for finding in findings if finding.card == 1 and finding.probe is None}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("length", "Wat zag je precies toen je die dag voor het eerst binnenkwam daar?"),
        ("one-question", "Wat zag je? Wat deed je?"),
        ("one-question", "Wat deed je en hoe voelde dat?"),
        ("word", "Wat vond je daar eigenlijk van?"),
        ("word", "Hoe kom je daar toch bij?"),
        ("word", "Wat maakte dat je Gewoon bleef?"),
        ("word", "Wat deed je natuurlijk wel?"),
        ("word", "Wat maakt het niet ook lastig?"),
        ("address", "Wat deed u toen?"),
        ("address", "Hoe was uw dag?"),
        ("choice", "Waar was dat: thuis of op school?"),
        ("choice", "Hoe was dat: prettig of niet?"),
        ("choice", "Wat helpt jou, rust of tempo?"),
        ("example", "Wat hielp jou, bijvoorbeeld een collega?"),
        ("example", "Wat hielp jou, zoals een gesprek?"),
        ("verb-first", "Vond je dat lastig?"),
        ("verb-first", "Is dat altijd zo?"),
        ("verb-first", "Bedacht jij dat zelf?"),
        ("opening", "Jouw mooiste moment?"),
        ("opening", "En toen?"),
        ("opening", "Op een dag?"),
        ("opening", "…"),
    ],
)
def test_a_dutch_probe_that_breaks_the_rule(rule: str, text: str) -> None:
    assert probe_rules(text) == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "Wat zag je precies toen je die dag voor het eerst binnenkwam?",
        "Op welk moment wist je dat?",
        "Met wie deel je dat?",
        "Van waar kijk je dan?",
        "Waaraan merkte je dat?",
        "Waardoor kwam dat?",
        "Vertel daar eens meer over.",
        "Neem me mee naar die dag.",
        "Geef eens een voorbeeld.",
        "Hoe weet je of het werkt?",
        "Waaraan merk je in een gezin of er ruimte is?",
        "Wat doe je min of meer vanzelf?",
        "Wat zie je in dat ene of andere huis?",
        "Wie of wat hielp jou?",
        "Wat doe je als je moe of gespannen bent?",
        "Hoe kom je van buiten naar binnen en weer terug?",
        "Wat doet een natuurlijke houding met een gezin?",
        "Wat is er ongewoon aan?",
        "Hoe ging dat uur voorbij?",
    ],
)
def test_a_dutch_probe_that_breaks_no_rule(text: str) -> None:
    assert probe_rules(text) == set()


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("length", "What did you see when you came in there for the very first time?"),
        ("one-question", "What did you do and how was that?"),
        ("word", "What did you actually do?"),
        ("word", "What did you do, of course?"),
        ("choice", "What helped, quiet or speed?"),
        ("choice", "What helped, either way?"),
        ("example", "What helped, for example a colleague?"),
        ("verb-first", "Did you find that hard?"),
        ("verb-first", "Wasn't it hard?"),
        ("opening", "Your best moment?"),
        ("opening", "Tell us more."),
    ],
)
def test_an_english_probe_that_breaks_the_rule(rule: str, text: str) -> None:
    assert probe_rules(text, lang="en-GB") == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "At what moment did you know?",
        "With whom do you share that?",
        "Tell me more about that.",
        "Take me to that day.",
        "What do you do more or less by yourself?",
        "How do you know whether or not it works?",
        "Who or what helped you?",
        "What do you do when you are tired or tense?",
    ],
)
def test_an_english_probe_that_breaks_no_rule(text: str) -> None:
    assert probe_rules(text, lang="en") == set()


@pytest.mark.parametrize("kind", [Kind.SILENCE, Kind.ECHO, Kind.ENCOURAGE, Kind.LADDER_UP, Kind.SUMMARISE])
def test_some_kinds_need_no_question(kind: Kind) -> None:
    assert probe_rules("Ernaast…?", kind) == set()
    assert probe_rules("Ernaast…?", Kind.CLARIFY) == {"opening"}


def test_a_verb_may_come_first_only_to_check_a_summary() -> None:
    text = "Ik hoor: rust eerst. Klopt dat?"
    assert probe_rules(text, Kind.SUMMARISE) == set()
    assert probe_rules(text, Kind.LADDER_UP) == {"verb-first"}
    assert probe_rules("Je bleef rustig, zodat…?", Kind.LADDER_UP) == set()


def test_why_may_come_later_but_not_first() -> None:
    assert probe_rules("Waarom deed je dat?", first=True) == {"why-first"}
    assert probe_rules("Waarom deed je dat?") == set()
    assert probe_rules("Why did you do that?", lang="en", first=True) == {"why-first"}
    assert probe_rules("Why did you do that?", lang="en") == set()


def test_a_card_with_good_probes_breaks_no_rule() -> None:
    assert check_probes(probe_set(GOOD_PROBES)) == []


def test_six_to_ten_probes() -> None:
    extra = tuple((Kind.CONTRAST, f"Wanneer helpt stap{n} niet?") for n in range(5))
    assert card_rules(GOOD_PROBES[:5]) == {"count", "missing-kind"}
    assert card_rules(GOOD_PROBES + extra[:4]) == set()
    assert card_rules(GOOD_PROBES + extra) == {"count"}


def test_at_least_five_kinds() -> None:
    four = tuple((Kind.OBSERVE if kind in {Kind.FEELING, Kind.INCIDENT} else kind, text) for kind, text in GOOD_PROBES)
    five = tuple((Kind.OBSERVE if kind is Kind.FEELING else kind, text) for kind, text in GOOD_PROBES)
    assert card_rules(four) == {"kinds"}
    assert card_rules(five) == set()


@pytest.mark.parametrize("kind", [Kind.LADDER_UP, Kind.SUMMARISE])
def test_a_card_needs_a_ladder_and_a_summary(kind: Kind) -> None:
    without = tuple((Kind.ECHO if probe[0] is kind else probe[0], probe[1]) for probe in GOOD_PROBES)
    assert card_rules(without) == {"missing-kind"}


def test_a_card_needs_a_moment_or_something_observed() -> None:
    kinds = {Kind.INCIDENT: Kind.CONTRAST, Kind.OBSERVE: Kind.CLARIFY}
    assert card_rules(tuple((kinds.get(kind, kind), text) for kind, text in GOOD_PROBES)) == {"missing-kind"}
    for one in kinds:
        other = tuple((Kind.ECHO if kind is one else kind, text) for kind, text in GOOD_PROBES)
        assert card_rules(other) == set()


def test_openings_need_no_probes_and_have_three_at_most() -> None:
    assert card_rules((), role=Role.OPENING) == set()
    assert card_rules(GOOD_PROBES[:3], role=Role.OPENING) == set()
    assert card_rules(GOOD_PROBES[:4], role=Role.OPENING) == {"count"}


def repeated(question_set: QuestionSet) -> list[tuple[int, int | None]]:
    return [(found.card, found.probe) for found in check_probes(question_set) if found.rule == "repeated"]


def test_a_text_stands_on_two_cards_at_most() -> None:
    pause = ((Kind.SILENCE, "(Wacht.)"),)
    assert repeated(probe_set(pause, pause)) == []
    assert repeated(probe_set(pause, pause, pause)) == [(1, 1), (2, 1), (3, 1)]
    disguised = ((Kind.SILENCE, "wacht"),)
    assert repeated(probe_set(pause, pause, disguised)) == [(1, 1), (2, 1), (3, 1)]


def test_a_text_stands_on_a_card_once() -> None:
    assert repeated(probe_set(((Kind.ECHO, "Ernaast…?"), (Kind.ECHO, "ernaast?")))) == [(1, 2)]


GENERIC = (
    (Kind.INCIDENT, "Neem me mee naar de laatste keer."),
    (Kind.OBSERVE, "Waaraan zag je dat?"),
    (Kind.LADDER_UP, "Je doet dat, zodat…?"),
    (Kind.FEELING, "Wat deed dat met jou?"),
)


def test_three_probes_are_about_this_card_alone() -> None:
    summary = ((Kind.SUMMARISE, "Ik hoor … Wat mist er nog?"),)
    own = (
        (Kind.CLARIFY, "Wat is voor jou een huisbezoek?"),
        (Kind.CONTRAST, "Wanneer bel je juist niet aan?"),
        (Kind.EVIDENCE, "Waaraan merkte de buurvrouw dat?"),
    )
    assert card_rules((*GENERIC, *own[:2], *summary)) == {"own"}
    assert card_rules((*GENERIC, *own, *summary)) == set()
    # Said on another card too, it is no longer this card's own.
    assert card_rules((*GENERIC, *own, *summary), (own[2],)) == {"own"}
    # So too when another card uses the same content words; but the word on the card itself stays its own.
    assert card_rules((*GENERIC, *own, *summary), ((Kind.ECHO, "De buurvrouw…?"),)) == {"own"}
    assert card_rules((*GENERIC, *own, *summary), ((Kind.ECHO, "Een huisbezoek…?"),)) == set()


def test_a_language_without_known_words_gets_the_rules_that_count() -> None:
    frisian = (
        (Kind.INCIDENT, "Nim my mei nei de lêste kear."),
        (Kind.OBSERVE, "Fûnst dat dreech of maklik?"),
        (Kind.LADDER_UP, "Sadat…?"),
        (Kind.FEELING, "Eigenlijk?"),
        (Kind.CONTRAST, "Why?"),
        (Kind.SUMMARISE, "Wat mist?"),
    )
    assert check_probes(probe_set(frisian, lang="fy")) == []
    assert probe_rules("Ien? Twa?", lang="fy") == {"one-question"}
    assert probe_rules("ien twa trije fjouwer fiif seis sân acht njoggen tsien alve tolve trettjin", lang="fy") == {
        "length"
    }
    assert card_rules(frisian[:2], lang="fy") == {"count", "kinds", "missing-kind", "own"}


def test_a_finding_says_where_in_words_and_as_a_path() -> None:
    findings = check_probes(probe_set(GOOD_PROBES, ((Kind.CLARIFY, "Was u daar?"),)))
    on_card, on_probe = findings[0], next(finding for finding in findings if finding.probe)
    assert (on_card.place, on_card.json_path) == ("kaart 2", "cards[1]")
    assert (on_probe.place, on_probe.json_path) == ("kaart 2, doorvraag 1", "cards[1].probes[0]")
    choose("en")
    assert on_probe.place == "card 2, probe 1"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_message_is_a_sentence_with_its_numbers_filled_in(lang: str) -> None:
    choose("en" if lang == "en" else "nl")
    wrong = (
        (Kind.CLARIFY, "Waarom toch was u daar, of niet, bijvoorbeeld met een collega van een ander team?"),
        (Kind.CLARIFY, "Vond je dat? Was dat zo?"),
        (Kind.CLARIFY, "Mooi."),
        (Kind.CLARIFY, "Mooi."),
    )
    bad = probe_set(wrong, wrong, wrong)
    opening = bad.cards[0]._replace(number=4, role=Role.OPENING)
    findings = check_probes(bad._replace(cards=(*bad.cards, opening)))
    assert {finding.rule for finding in findings} == {
        "length", "one-question", "why-first", "word", "address", "choice", "example", "verb-first", "opening",
        "repeated", "count", "kinds", "missing-kind", "own",
    }  # fmt: skip
    for finding in findings:
        assert isinstance(finding, Finding)
        assert finding.message.endswith(".")
        assert "{" not in finding.message
