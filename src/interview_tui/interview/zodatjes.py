"""Zodatjes: "ik doe dit, zodat …", made of an act and its rungs, and found in what was noted.

A zodatje's value is its whole sentence on one line: "Ik drink eerst koffie mee, zodat het hun keukentafel blijft."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview_tui.interview.asking import is_asked, known_labels
from interview_tui.interview.highlights import unmarked
from interview_tui.interview.model import Interview
from interview_tui.interview.sentences import (
    digest,
    ended,
    finished,
    is_abbreviation,
    loosely,
    one_line,
    sentences,
    with_capital,
)

MAX_RUNGS = 3
"""How many times a screen asks "zodat…?" on one zodatje. What is joined or read may have more."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How one language says it. `small` are words that take no capital after the link, whoever typed one."""

    subject: str
    leading: re.Pattern[str]
    contracted: re.Pattern[str]
    link: str
    links: re.Pattern[str]
    small: frozenset[str]


_AFTER = r"(?:[\s,;:.…!?]+|\Z)"
_DUTCH = _Grammar(
    subject="Ik",
    leading=re.compile(rf"(?:(?:ik|['’]k){_AFTER})+", re.IGNORECASE),
    contracted=re.compile(r"(?!)"),
    link="zodat",
    links=re.compile(r"\b(?:zodat|opdat)\b", re.IGNORECASE),
    small=frozenset(
        {
            "de",
            "die",
            "dat",
            "dit",
            "een",
            "er",
            "ermee",
            "haar",
            "het",
            "hij",
            "hun",
            "iedereen",
            "ik",
            "je",
            "jij",
            "mijn",
            "niemand",
            "we",
            "wij",
            "ze",
            "zij",
            "zijn",
        }
    ),
)
_ENGLISH = _Grammar(
    subject="I",
    leading=re.compile(rf"(?:i{_AFTER})+", re.IGNORECASE),
    contracted=re.compile(r"i['’]", re.IGNORECASE),
    link="so that",
    links=re.compile(r"\bso that\b(?!['’])", re.IGNORECASE),
    small=frozenset(
        {
            "a",
            "an",
            "everyone",
            "he",
            "her",
            "his",
            "it",
            "my",
            "nobody",
            "our",
            "she",
            "that",
            "the",
            "their",
            "there",
            "they",
            "this",
            "we",
            "you",
            "your",
        }
    ),
)

_BEFORE_PART = re.compile(r"\A[\s,;:.…]+")
_AFTER_PART = re.compile(r"[\s,;:]+\Z")
_STOPS = re.compile(r"[.!?…]+\Z")
_LIST_MARK = re.compile(r"\s*(?:[-*+•–—>]\s+|\d{1,2}[.)]\s+)*")
_QUOTED = re.compile(r"[\"“„‘']([^\"“”„‘’']+)[\"”’']\Z")


def _grammar(lang: str) -> _Grammar:
    """English for English, Dutch for everything else, as in transcripts."""
    return _ENGLISH if lang.lower().split("-")[0] == "en" else _DUTCH


def join(act: str, rungs: Sequence[str], lang: str) -> str:
    """The sentence of an act ("drink eerst koffie mee", with or without "Ik") and what it is for, rung by rung.

    "Ik" stands once, ", zodat " between all parts, however they were typed; it ends as a sentence. Parts in which
    nothing is said are left out; an act that is missing shows as "…"; nothing at all gives an empty text.
    """
    grammar = _grammar(lang)
    head, *tails = grammar.links.split(one_line(act))
    tails += [part for rung in rungs for part in grammar.links.split(one_line(rung))]
    doing = _leading_cut(head, grammar)
    reasons = [reason for tail in tails if (reason := _BEFORE_PART.sub("", tail)) and ended(reason)]
    if not ended(doing) and not reasons:
        return ""
    parts = [doing if ended(doing) else "", *(_small_first(reason, grammar.small) for reason in reasons)]
    said = [_open_end(part) for part in parts[:-1]] + [ended(parts[-1])]
    first = _verb_first(said[0]) if said[0] else "…"
    opening = first if grammar.contracted.match(first) else f"{grammar.subject} {first}"
    return with_capital(f", {grammar.link} ".join([opening, *said[1:]]))


def parts(sentence: str, lang: str) -> tuple[str, tuple[str, ...]]:
    """The act without "Ik", and the rungs; the reverse of `join`, for the fields in which they are edited.

    It splits at "zodat" and "opdat" ("so that" in English), with or without a comma. A plain full stop at the end is
    left out, another ending stays. `join(*parts(s, lang), lang) == s` for every s that `join` made.
    """
    grammar = _grammar(lang)
    head, *tails = grammar.links.split(one_line(sentence))
    said = [_leading_cut(head, grammar), *(_BEFORE_PART.sub("", tail) for tail in tails)]
    said = [_open_end(part) for part in said[:-1]] + [_without_full_stop(said[-1])]
    return said[0], tuple(rung for rung in said[1:] if rung)


def is_ladder(sentence: str, lang: str) -> bool:
    """Whether a sentence can be edited as an act and rungs and come back the same; else it is edited as a whole."""
    act, rungs = parts(sentence, lang)
    return bool(rungs) and join(act, rungs, lang) == sentence


def _leading_cut(text: str, grammar: _Grammar) -> str:
    """An act without what comes before its verb: stray punctuation and the subject, however often typed."""
    text = _BEFORE_PART.sub("", text)
    found = grammar.leading.match(text)
    return text[found.end() :] if found else text


def _open_end(text: str) -> str:
    """A part that another follows: without punctuation at its end, but for the full stop of an abbreviation."""
    while True:
        text = _AFTER_PART.sub("", text)
        stops = _STOPS.search(text)
        if stops is None:
            return text
        words = text[: stops.start()].split()
        if stops[0] == "." and words and is_abbreviation(words[-1]):
            return text
        text = text[: stops.start()]


def _without_full_stop(text: str) -> str:
    """The last part as it is edited: its plain full stop is left out, `join` gives it back."""
    text = ended(text)
    return text[:-1] if text.endswith(".") and _STOPS.search(text)[0] == "." else text  # type: ignore[index]


def _verb_first(act: str) -> str:
    """After "Ik" comes a verb, in small letters; a word all in capitals is left as it is."""
    return act[0].lower() + act[1:] if _capitalised(act.split()[0]) else act


def _small_first(reason: str, small: frozenset[str]) -> str:
    """After "zodat" no capital for "het", "ze" and the like; names keep theirs."""
    word = reason.split()[0]
    return word.lower() + reason[len(word) :] if word.lower() in small and _capitalised(word) else reason


def _capitalised(word: str) -> bool:
    return word[0].isupper() and word[1:].islower() and len(word[0].lower()) == 1


def offered(interview: Interview, card: int) -> str | None:
    """The first sentence in that card's note that could be a zodatje and was not taken or dismissed yet.

    It says something on both sides of "zodat" or "opdat" ("so that" in English) and is no question. Lines in which a
    probe was asked do not count. It comes as a finished sentence, without highlights.
    """
    answer = interview.answer(card)
    taken = {loosely(zodatje) for zodatje in answer.zodatjes}
    for sentence in _candidates(answer.note, interview.lang):
        if loosely(sentence) not in taken and digest(sentence) not in interview.dismissed:
            return sentence
    return None


def _candidates(note: str, lang: str) -> Iterator[str]:
    """The sentences of a note that read as a zodatje, finished."""
    links = _grammar(lang).links
    if not links.search(note):
        return
    for line in _spoken_lines(note, links):
        if not links.search(line):
            continue
        for sentence in sentences(unmarked(line)):
            quoted = _QUOTED.match(sentence)
            whole = finished(quoted[1] if quoted else sentence)
            if "?" in whole.rstrip("\"”’'»).!…")[-1:]:
                continue
            found = links.search(whole)
            if found and _says_something(whole[: found.start()]) and _says_something(whole[found.end() :]):
                yield whole


def _spoken_lines(note: str, links: re.Pattern[str]) -> list[str]:
    """What was said, line by line: no probes that were asked, no list marks; "zodat" on a new line joins the last."""
    labels = known_labels()
    lines: list[str] = []
    for raw in note.split("\n"):
        line = raw[_LIST_MARK.match(raw).end() :].strip()  # type: ignore[union-attr]
        if any(is_asked(line, label) for label in labels):
            lines.append("")
        elif lines and lines[-1] and lines[-1][-1] not in ".!?…" and links.match(line):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


def accept(interview: Interview, card: int, sentence: str) -> Interview:
    """Take an offered sentence as a zodatje of that card; once, however often."""
    known = {loosely(zodatje) for zodatje in interview.answer(card).zodatjes}
    return interview if loosely(sentence) in known else add(interview, card, sentence)


def dismiss(interview: Interview, sentence: str) -> Interview:
    """Never offer this sentence again. Only its digest is kept."""
    mark = digest(sentence)
    if mark in interview.dismissed:
        return interview
    return interview.change(dismissed=(*interview.dismissed, mark))


def add(interview: Interview, card: int, sentence: str) -> Interview:
    """One more zodatje for that card, as a finished sentence; nothing changes if nothing is said."""
    whole = finished(sentence)
    if not whole:
        return interview
    return interview.with_answer(card, zodatjes=(*interview.answer(card).zodatjes, whole))


def replace(interview: Interview, card: int, index: int, sentence: str) -> Interview:
    """Another sentence for the zodatje at `index` (from 0); an empty one removes it. IndexError if it is not there."""
    whole = finished(sentence)
    if not whole:
        return remove(interview, card, index)
    zodatjes = list(interview.answer(card).zodatjes)
    zodatjes[index] = whole
    return interview.with_answer(card, zodatjes=tuple(zodatjes))


def remove(interview: Interview, card: int, index: int) -> Interview:
    """Without the zodatje at `index` (from 0). IndexError if it is not there."""
    zodatjes = list(interview.answer(card).zodatjes)
    del zodatjes[index]
    return interview.with_answer(card, zodatjes=tuple(zodatjes))


def all_of(interview: Interview) -> list[tuple[int, str]]:
    """Every zodatje with the number of its card, in the order of the cards; struck answers left out."""
    return [(number, zodatje) for number, answer in interview.answered() for zodatje in answer.zodatjes]
