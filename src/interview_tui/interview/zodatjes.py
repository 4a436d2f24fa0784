"""Zodatjes (so-thats): "ik doe dit, zodat …", composed of an act and its rungs (reasons), and detected in notes.

A zodatje is stored as its whole sentence on one line: "Ik drink eerst koffie mee, zodat het hun keukentafel blijft."
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from interview_tui.interview.model import Interview
from interview_tui.interview.probing.probe_lines import is_asked, known_labels
from interview_tui.interview.sentences.grammar import Grammar, grammar_of
from interview_tui.interview.sentences.highlights import unmarked
from interview_tui.interview.sentences.splitting import (
    cut_ending,
    digest,
    ended,
    finished,
    loosely,
    open_end,
    sentences,
    with_capital,
)
from interview_tui.language import one_line

MAX_RUNGS = 3
"""How many times a screen asks "zodat…?" on one zodatje. A zodatje that is joined or read may have more rungs."""

_BEFORE_PART = re.compile(r"\A[ ,;:.…!?]+")  # of one line: other white space is a control character
_WORD = re.compile(r"[^\W\d_]+(?=[\s,;:.…!?]|\Z)")
_BEHIND_MARK = "\"”’'»).!…"  # what may follow a question mark at the end of a question
_LIST_MARK = re.compile(r"\s*(?:[-*+•–—>]\s+|\d{1,2}[.)]\s+)*")
_QUOTED = re.compile(r"[\"“„‘']([^\"“”„‘’']+)[\"”’']\Z")


def join(act: str, rungs: Sequence[str], lang: str) -> str:
    """Return the sentence of an act ("drink eerst koffie mee", with or without "Ik") and its rungs.

    However the parts were typed, it has "Ik" once and ", zodat " between all parts, and ends as a sentence. Empty
    rungs are left out; an empty act is written as "…"; without any part the result is empty.
    """
    grammar = grammar_of(lang)
    head, *tails = grammar.links.split(one_line(act))
    tails += [part for rung in rungs for part in grammar.links.split(one_line(rung))]
    doing = _leading_cut(head, grammar)
    reasons = [reason for tail in tails if (reason := _BEFORE_PART.sub("", tail)) and ended(reason)]
    if not ended(doing) and not reasons:
        return ""
    *before, last = [doing, *(_small_first(reason, grammar.small) for reason in reasons)]
    first, *rest = [*map(open_end, before), ended(last)]
    first = _verb_first(first) if first else "…"
    opening = first if grammar.contracted.match(first) else f"{grammar.subject} {first}"
    return with_capital(f", {grammar.link} ".join([opening, *rest]))


def parts(sentence: str, lang: str) -> tuple[str, tuple[str, ...]]:
    """Return the act without "Ik", and the rungs: the reverse of `join`, for the fields in which they are edited.

    It splits at "zodat" and "opdat" ("so that" in English), with or without a comma. A single full stop at the end is
    left out, another ending is kept. `join(*parts(s, lang), lang) == s` for every s that `join` made.
    """
    grammar = grammar_of(lang)
    head, *tails = grammar.links.split(one_line(sentence))
    said = [_leading_cut(head, grammar), *(_BEFORE_PART.sub("", tail) for tail in tails)]
    said = [open_end(part) for part in said[:-1]] + [_without_full_stop(said[-1])]
    return said[0], tuple(rung for rung in said[1:] if rung)


def is_ladder(sentence: str, lang: str) -> bool:
    """Return whether `join` of the parts of a sentence gives it back; otherwise it is to be edited as a whole."""
    act, rungs = parts(sentence, lang)
    return bool(rungs) and join(act, rungs, lang) == sentence


def _leading_cut(text: str, grammar: Grammar) -> str:
    """Return an act without stray punctuation and the subject before its verb, however often typed."""
    text = _BEFORE_PART.sub("", text)
    found = grammar.leading.match(text)
    return text[found.end() :] if found else text


def _without_full_stop(text: str) -> str:
    """Return the last part without a single full stop at its end; `join` adds it again."""
    body, marks = cut_ending(ended(text))
    return body if marks == "." else body + marks


def _verb_first(act: str) -> str:
    """Return an act with its first word in lower case, as it follows "Ik"; a word all in capitals is kept."""
    return act[0].lower() + act[1:] if _capitalised(act.split(" ", 1)[0]) else act


def _small_first(reason: str, small: frozenset[str]) -> str:
    """Return a reason without a capital at "het", "ze" and the like, as it follows "zodat"; names keep theirs."""
    found = _WORD.match(reason)
    word = found[0] if found else ""
    return word.lower() + reason[len(word) :] if word.lower() in small and _capitalised(word) else reason


def _capitalised(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower() and len(word[0].lower()) == 1


def offered(interview: Interview, card: int) -> str | None:
    """Return the first sentence in a card's note that could be a zodatje and was neither accepted nor dismissed yet.

    It has text on both sides of "zodat" or "opdat" ("so that" in English) and is no question. Lines that record a
    probe do not count. It is returned as a finished sentence, without the marks of highlights.
    """
    answer = interview.answer(card)
    taken = {loosely(zodatje) for zodatje in answer.zodatjes}
    for sentence in _candidates(answer.note, interview.lang):
        if loosely(sentence) not in taken and digest(sentence) not in interview.dismissed:
            return sentence
    return None


def _candidates(note: str, lang: str) -> Iterator[str]:
    """Yield the sentences of a note that have the form of a zodatje, as finished sentences."""
    links = grammar_of(lang).links
    if not links.search(note):
        return
    for line in _spoken_lines(note, links):
        if not links.search(line):
            continue
        for sentence in _linked(sentences(unmarked(line)), links):
            quoted = _QUOTED.match(sentence)
            whole = finished(quoted[1] if quoted else sentence)
            if whole.rstrip(_BEHIND_MARK).endswith("?"):
                continue
            found = links.search(whole)
            if found and _says_something(whole[: found.start()]) and _says_something(whole[found.end() :]):
                yield whole


def _linked(found: Iterable[str], links: re.Pattern[str]) -> Iterator[str]:
    """Yield the sentences, with one that begins with "Zodat" joined to a statement before it."""
    groups: list[list[str]] = []
    for sentence in found:
        link = links.match(sentence)
        if link and groups and not groups[-1][-1].rstrip(_BEHIND_MARK).endswith("?"):
            groups[-1].append(link[0].lower() + sentence[link.end() :])
        else:
            groups.append([sentence])
    for *before, last in groups:
        yield ", ".join([*map(open_end, before), last])


def _spoken_lines(note: str, links: re.Pattern[str]) -> list[str]:
    """Return the lines of a note without the probes that were asked and without list marks.

    A line that begins with "zodat" is joined to the line before it.
    """
    labels = known_labels()
    lines = [""]
    for raw in note.split("\n"):
        line = raw[_LIST_MARK.match(raw).end() :].strip()  # type: ignore[union-attr]
        if any(is_asked(line, label) for label in labels):
            lines.append("")
        elif lines[-1] and links.match(line):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


def accept(interview: Interview, card: int, sentence: str) -> Interview:
    """Add an offered sentence as a zodatje of that card, unless it is one already."""
    known = {loosely(zodatje) for zodatje in interview.answer(card).zodatjes}
    return interview if loosely(sentence) in known else add(interview, card, sentence)


def dismiss(interview: Interview, sentence: str) -> Interview:
    """Dismiss a sentence, so that it is never offered again. Only its digest is stored."""
    mark = digest(sentence)
    if mark in interview.dismissed:
        return interview
    return interview.change(dismissed=(*interview.dismissed, mark))


def add(interview: Interview, card: int, sentence: str) -> Interview:
    """Add a zodatje to that card, as a finished sentence; an empty text changes nothing."""
    whole = finished(sentence)
    if not whole:
        return interview
    return interview.with_answer(card, zodatjes=(*interview.answer(card).zodatjes, whole))


def replace(interview: Interview, card: int, index: int, sentence: str) -> Interview:
    """Replace the zodatje at `index` (from 0); an empty sentence removes it. Raises IndexError."""
    whole = finished(sentence)
    if not whole:
        return remove(interview, card, index)
    zodatjes = list(interview.answer(card).zodatjes)
    zodatjes[index] = whole
    return interview.with_answer(card, zodatjes=tuple(zodatjes))


def remove(interview: Interview, card: int, index: int) -> Interview:
    """Remove the zodatje at `index` (from 0). Raises IndexError."""
    zodatjes = list(interview.answer(card).zodatjes)
    del zodatjes[index]
    return interview.with_answer(card, zodatjes=tuple(zodatjes))


def all_of(interview: Interview) -> list[tuple[int, str]]:
    """Return every zodatje with the number of its card, in the order of the cards, without struck answers."""
    return [(number, zodatje) for number, answer in interview.answered() for zodatje in answer.zodatjes]
