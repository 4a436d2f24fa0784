"""The cards as a form lays them out, whatever the set, the form and the names are."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.cards.model import Card, Kind, Probe, QuestionSet
from interview_tui.forms.deck import asked, coming_back, deck, filled, with_found
from interview_tui.forms.model import ComeBack, Form, FormSet, Page
from interview_tui.forms.starting import begin, invitation
from interview_tui.interview.model import Answer, Circle, Interview
from interview_tui.interview.moving import order
from interview_tui.language import clean_line
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.pieces import printed_cards
from interview_tui.transcripts.format.reader import read
from tests.builders import interview, question_set
from tests.texts import lines, short_lines

names = short_lines.filter(bool)
nasty = st.lists(
    short_lines | st.sampled_from(["{interviewer}", "{interviewee}", "ماذا رأيت؟", "👩🏽‍🏫"]), max_size=4
).map(lambda parts: clean_line(" ".join(parts)) or "x")


def pages(prefix: str, titles: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Page, ...]]:
    def made(told: list[tuple[str, bool]]) -> tuple[Page, ...]:
        return tuple(
            Page(f"{prefix}{at}", title, text=(title,), private=private) for at, (title, private) in enumerate(told)
        )

    return st.lists(st.tuples(titles, st.booleans()), max_size=4).map(made)


def some_forms(size: int, titles: st.SearchStrategy[str]) -> st.SearchStrategy[Form]:
    """Any form for a set of that many cards, as the strict reader would let it through."""
    cards = st.lists(st.sampled_from([f"kaart-{number}" for number in range(1, size + 1)]), unique=True, max_size=6)
    return st.builds(
        Form,
        id=st.just("x"),
        name=st.just("x"),
        choose=st.just("x"),
        cards=cards.map(tuple),
        before=pages("voor-", titles),
        after=pages("na-", titles),
        agreement=st.lists(titles, max_size=2).map(tuple),
        come_back=st.none() | st.builds(ComeBack, st.integers(1, 104), titles.map(lambda title: Page("later", title))),
    )


SETS = {size: question_set(size) for size in (1, 2, 12, 60)}


def cases_with(titles: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[QuestionSet, Form]]:
    return st.sampled_from(list(SETS)).flatmap(lambda size: st.tuples(st.just(SETS[size]), some_forms(size, titles)))


cases = cases_with(st.sampled_from(["Wat zag je?", "Voor {interviewee}"]))
nasty_cases = cases_with(nasty)


def set_of(form: Form, cards_of: str = "") -> FormSet:
    return FormSet("eigen", 1, "nl", cards_of, (form,))


def laid_out(cards: QuestionSet, form: Form, who: tuple[str, str] = ("Noor", "Sam")) -> QuestionSet:
    return deck(cards, set_of(form), form, *who)


@given(cases)
def test_every_card_keeps_its_number_and_those_of_the_form_come_after(case: tuple[QuestionSet, Form]) -> None:
    cards, form = case
    made = laid_out(cards, form)
    numbers = [card.number for card in made.cards]
    assert sorted(numbers) == list(range(1, len(cards.cards) + len(form.pages) + 1))
    assert all(made.card(card.number) == card for card in cards.cards)
    own = [card for card in made.cards if card.number > len(cards.cards)]
    assert [card.id for card in sorted(own, key=lambda card: card.number)] == [page.id for page in form.pages]
    assert [card.private for card in own] == [page.private for page in form.pages]
    assert made.forms == ("eigen@1" if own else "")


@given(cases)
def test_the_order_is_pages_cards_pages(case: tuple[QuestionSet, Form]) -> None:
    cards, form = case
    made = laid_out(cards, form)
    idents = [card.id for card in made.cards]
    before, after = [page.id for page in form.before], [page.id for page in form.pages[len(form.before) :]]
    assert idents[: len(before)] == before
    assert idents[len(idents) - len(after) :] == after
    middle = idents[len(before) : len(idents) - len(after)]
    assert middle[: len(form.cards)] == list(form.cards)
    assert [ident for ident in middle if ident not in form.cards] == [
        card.id for card in cards.cards if card.id not in form.cards
    ]


@given(cases)
def test_what_is_asked_is_in_the_deck_in_its_order_and_never_what_is_for_later(case: tuple[QuestionSet, Form]) -> None:
    cards, form = case
    made = laid_out(cards, form)
    numbers = [card.number for card in made.cards]
    chosen = asked(cards, set_of(form), form) or tuple(numbers)
    assert list(chosen) == [number for number in numbers if number in chosen]
    named = [card.number for card in cards.cards if not form.cards or card.id in form.cards]
    later = coming_back(made, form)
    assert (later is not None) == (form.come_back is not None)
    own = [number for number in numbers if number > len(cards.cards) and (later is None or number != later.number)]
    assert sorted(chosen) == sorted([*named, *own])


@given(cases, st.data())
def test_an_interview_begins_on_its_first_card_and_asks_the_pages_whatever_is_chosen(
    case: tuple[QuestionSet, Form], data: st.DataObject
) -> None:
    cards, form = case
    chosen = data.draw(st.sets(st.sampled_from([card.number for card in cards.cards]), max_size=5))
    held = begin(
        id="x",
        date=datetime.date(2026, 11, 24),
        interviewer="Noor",
        interviewee="Sam",
        cards=cards,
        forms=set_of(form),
        form="x",
        chosen=chosen,
        sharing=Circle.ORGANISATION,
    )
    made = laid_out(cards, form)
    to_ask = order(held, made)
    if to_ask:
        assert held.at_card == to_ask[0]
    own = {card.number for card in made.cards if card.number > len(cards.cards)}
    later = coming_back(made, form)
    assert own - {later.number if later else 0} <= set(to_ask)
    assert later is None or later.number not in to_ask
    if chosen:
        assert set(to_ask) - own == chosen
    assert held.back_on == (held.date + datetime.timedelta(weeks=form.come_back.weeks) if form.come_back else None)


def test_a_form_for_another_set_leaves_the_cards_as_they_are() -> None:
    form = Form("x", "x", "x", cards=("kaart-3",), before=(Page("p", "P"),))
    cards = question_set(3)
    made = deck(cards, set_of(form, "een-andere"), form, "Noor", "Sam")
    assert [card.number for card in made.cards] == [4, 1, 2, 3]
    assert asked(cards, set_of(form, "een-andere"), form) == ()
    assert asked(cards, set_of(form, "proef"), form) == (4, 3)


def test_without_a_form_the_cards_are_the_set() -> None:
    cards = question_set()
    assert deck(cards, set_of(Form("x", "x", "x")), None, "Noor", "Sam") is cards


# -- Names in texts -----------------------------------------------------------------------------------------------

places = st.sampled_from(["{interviewer}", "{interviewee}", "{next}"])


@given(places | names, places | names, places | names, st.lists(places | lines))
def test_a_name_that_looks_like_a_place_stays_a_name(one: str, two: str, three: str, parts: list[str]) -> None:
    """Filled in piece by piece is filled in at once; so nothing that was filled in is looked at again."""
    known = {"{interviewer}": one, "{interviewee}": two, "{next}": three}
    text = "".join(f"{part}|" for part in parts)
    if any(part not in known and "{" in part for part in parts):
        return
    assert filled(text, one, two, three) == "".join(f"{known.get(part, part)}|" for part in parts)


def test_names_stand_everywhere_on_a_page_and_in_the_invitation() -> None:
    text = "{interviewer} en {interviewee}"
    page = Page("p", text, text, (text,), text, probes=(Probe(Kind.ECHO, text),))
    form = Form("x", "x", "x", before=(page,), aloud=text, agreement=(text, "b"))
    made = laid_out(question_set(1), form, ("{next}", "{interviewer}"))
    said = "{next} en {interviewer}"
    card = made.card(2)
    assert (card.title, card.theme, card.text, card.aloud) == (said, said, (said,), said)
    assert card.probes == (Probe(Kind.ECHO, said),)
    assert (made.aloud, made.preamble) == (said, said)
    held = interview(interviewer="Noor", interviewee="Sam", next="{interviewer}")
    assert invitation("Hoi {next}, {interviewee}", held) == "Hoi {interviewer}, Sam"


@pytest.mark.parametrize("name", ["", " ", "\n"])
def test_a_title_without_a_name_is_still_a_title(name: str) -> None:
    form = Form("x", "x", "x", after=(Page("voor-wie-vroeg", "{interviewer}"), Page("twee", "Voor {interviewer}!")))
    made = laid_out(question_set(1), form, (name, "Sam"))
    assert [card.title for card in made.cards[1:]] == ["voor-wie-vroeg", "Voor !"]


# -- Cards as a transcript has them -------------------------------------------------------------------------------


@given(nasty_cases, names, names, nasty)
def test_a_transcript_gives_every_page_back_under_its_own_title(
    case: tuple[QuestionSet, Form], interviewer: str, interviewee: str, note: str
) -> None:
    cards, form = case
    who = clean_line(interviewer), clean_line(interviewee)
    made = laid_out(cards, form, who)
    own = [card for card in made.cards if card.number > len(cards.cards)]
    held = interview(
        interviewer=who[0],
        interviewee=who[1],
        form=form.id,
        forms=made.forms,
        answers={card.number: Answer(note) for card in own},
    )
    document = read(compose(held, made))
    assert document.problems == ()
    assert document.interview == held
    assert [(one.number, one.title) for one in printed_cards(document)] == [(one.number, one.title) for one in own]
    assert with_found(made, len(cards.cards), printed_cards(document)) == made
    gone = with_found(cards, len(cards.cards), printed_cards(document))
    assert {(card.number, card.title) for card in gone.cards[len(cards.cards) :]} == {
        (card.number, card.title) for card in own
    }


@given(cases, st.data())
def test_what_a_transcript_has_keeps_its_words_and_no_number_stands_twice(
    case: tuple[QuestionSet, Form], data: st.DataObject
) -> None:
    cards, form = case
    size = len(cards.cards)
    made = laid_out(cards, form)
    numbers = data.draw(st.sets(st.integers(1, size + len(form.pages) + 3)))
    found = [made.cards[0]._replace(number=number, title=f"Zoals het was {number}", id="f") for number in numbers]
    after = with_found(made, size, found)
    assert [card.number for card in after.cards][: len(made.cards)] == [card.number for card in made.cards]
    assert len({card.number for card in after.cards}) == len(after.cards)
    for card in after.cards:
        ours: Card | None = next((one for one in made.cards if one.number == card.number), None)
        if card.number in numbers and card.number > size:
            assert card.title == f"Zoals het was {card.number}"
            assert ours is None or (card.id, card.private) == (ours.id, ours.private)
        else:
            assert card == ours


@pytest.mark.parametrize(
    "ident", ["1e3", "null", "true", "on", "007", "0", "7", "٣", "één", "0x1F", "1.5", "2026-11-24", "no"]
)
def test_a_transcript_keeps_the_id_of_any_form(ident: str) -> None:
    held = Interview("x", datetime.date(2026, 11, 24), "Noor", "Sam", "nl", "proef@1", form=ident)
    assert read(compose(held, question_set())).interview.form == ident
