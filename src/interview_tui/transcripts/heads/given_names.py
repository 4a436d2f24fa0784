"""Recognising the names that this program gives the files of an interview, and those that it gave earlier.

Earlier a transcript had no word for what it is, `2026-11-24-sam-de-wit-3f9k2m.md`, and a version for others had it
behind the id, `2026-11-24-sam-de-wit-3f9k2m-team.md`; a page to take along likewise. Such names stay valid for ever,
and no file is renamed by itself: only who renames an interview gives its files names of now.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from interview_tui.interview.model import Circle, Interview
from interview_tui.language import LANGUAGES, catalogue, language_for
from interview_tui.transcripts.format.file_names import (
    NAME_SIZE,
    SUFFIX,
    beginning,
    file_name,
    mark_of,
    name_for,
    slug,
    word_for,
)

_EARLIER_SIZE: Final = 60  # bytes of the colleague's name
_NUMBER: Final = r"(-\d+)?"
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d-")


def is_own_name(name: str, interview: Interview) -> bool:
    """Return whether `name` is one that this program gives, or gave, the transcript of an interview.

    In any language, and with or without a number behind it.
    """
    return _number_of(name, interview) is not None


def _number_of(name: str, interview: Interview) -> str | None:
    """Return the number behind the name of a transcript, such as `-2`, or ""; None if we did not give that name."""
    for stem in _whole_stems(interview):
        if found := re.fullmatch(re.escape(stem) + _NUMBER + re.escape(SUFFIX), name):
            return found[1] or ""
    return None


def _whole_stems(interview: Interview) -> Iterator[str]:
    """Yield the names without suffix that a transcript of that interview may have."""
    day, colleague, ident = interview.date, interview.interviewee, interview.id
    for lang in LANGUAGES:
        yield file_name(day, colleague, ident, lang).removesuffix(SUFFIX)
    yield from _earlier_stems(interview)


def whole_name_in(name: str, interview: Interview) -> str:
    """Return the name, without suffix, of the transcript of an interview with which a file name begins; "" if none."""
    return next((one for one in sorted(_whole_stems(interview), key=len, reverse=True) if name.startswith(one)), "")


def _earlier_stems(interview: Interview) -> list[str]:
    day, colleague, mark = interview.date, interview.interviewee, mark_of(interview.id)
    return [f"{beginning(day, colleague, lang, size=_EARLIER_SIZE)}-{mark}" for lang in LANGUAGES]


@cache
def words_in_names(circle: Circle) -> tuple[str, ...]:
    """Return the words that stood behind the id in the name of a version for a circle, in every language."""
    texts = [catalogue(lang) for lang in LANGUAGES]
    if circle is Circle.TEAM:
        return tuple(one.pgettext("file name", "team") for one in texts)
    return tuple(one.pgettext("file name", "organisation") for one in texts)


def circle_in(name: str, transcript: Path, ident: str) -> Circle | None:
    """Return for whom the name of a file of an interview says that it is; None if it does not.

    What the transcript itself is called says nothing: a colleague may be called *Sam voor team*.
    """
    stems = may_be_called(transcript, ident)
    own = next((one for one in stems if name.startswith(one) or (one in name and _DAY.match(one))), "")
    said = name.replace(own, "\0", 1) if own else name
    for circle in (one for one in Circle if one is not Circle.PRIVATE):
        now = [word_for(circle, lang) for lang in LANGUAGES]
        signs = [f"{head}-{word}" for head in ("\0", ident) if head for word in (*words_in_names(circle), *now)]
        signs += [f"-{word}-{mark_of(ident)}" for word in now] if ident else []
        if any(sign in said for sign in signs):
            return circle
    return None


def path_beside(
    transcript: Path, interview: Interview, *, circle: Circle = Circle.PRIVATE, word: str = "", suffix: str = SUFFIX
) -> Path:
    """Return the path of what is made of the transcript of an interview: a version for `circle`, or what `word` says.

    It is beside the transcript. A transcript that a person named keeps that name in front. What was made earlier under
    a name of then keeps that, so that it is replaced: the disk is looked at.
    """
    earlier = words_in_names(circle) if circle is not Circle.PRIVATE else (slug(word),)
    for one in earlier:
        path = transcript.with_name(f"{transcript.stem}-{one}{suffix}")
        if os.path.lexists(path):
            return path
    number = _number_of(transcript.name, interview)
    if number is None:
        said = slug(word) or word_for(circle, language_for(interview.lang))
        return transcript.with_name(f"{transcript.stem}-{said}{suffix}")
    return transcript.with_name(f"{name_for(interview, circle=circle, word=word).removesuffix(SUFFIX)}{number}{suffix}")


def renamed(name: str, old: Path, new: Path, before: Interview, now: Interview) -> str:
    """Return the name that a file of an interview has once that is `now`, and its transcript at `new` instead of `old`.

    The file is a copy or a version for others. What stands before or behind the name stays; a name in which there is
    none that this program gave, and that does not begin as the transcript's did, stays whole.
    """
    if name_for(before) == name_for(now):
        return name
    for circle, said in _names_in(name, before):
        if circle is Circle.PRIVATE and old != new and name.startswith(old.stem):
            break
        fresh = name_for(now, circle=circle).removesuffix(SUFFIX)
        return f"{name[: said.start()]}{fresh}{said.groupdict().get('number') or ''}{name[said.end() :]}"
    return new.stem + name.removeprefix(old.stem) if name.startswith(old.stem) else name


def _names_in(name: str, interview: Interview) -> Iterator[tuple[Circle, re.Match[str]]]:
    """Yield for whom a file is by a name of ours in its name, in capitals too, and where that stands.

    The longest name of a version is first, and those of the whole are last.
    """
    for circle in sorted(Circle, reverse=True):
        one, words = interview, "|".join(map(re.escape, words_in_names(circle)))
        if circle is Circle.PRIVATE:
            stems = [re.escape(stem) for stem in sorted(_whole_stems(one), key=len, reverse=True)]
        else:
            given = (file_name(one.date, one.interviewee, one.id, lang, circle=circle) for lang in LANGUAGES)
            stems = [re.escape(stem.removesuffix(SUFFIX)) for stem in given]
            stems += [rf"{re.escape(stem)}(?P<number>-\d+)?-(?:{words})" for stem in _earlier_stems(one)]
        for stem in stems:
            if found := re.search(rf"(?<![^\W_]){stem}(?![^\W_])", name, re.IGNORECASE):
                yield circle, found


def is_named_like(name: str, transcript: str, ident: str) -> bool:
    """Return whether a file, with any suffix, has a name such as we give what is made of an interview.

    `transcript` is the name of its transcript, which has the day and the colleague in it.
    """
    mark = re.escape(mark_of(ident))
    own = re.fullmatch(rf"(\d{{4}}-\d\d-\d\d)-(.+?)(?:-(?:{_whole()}))?-{mark}{_NUMBER}(\.[^.]*)?", transcript)
    if own is None:
        return False
    colleague = "|".join({re.escape(slug(own[2], size=size)) for size in (NAME_SIZE, _EARLIER_SIZE)})
    return re.match(rf"{own[1]}-(?:{colleague})(?:-[^.]+)?-{mark}(?![^\W_])", name) is not None


def may_be_called(transcript: Path, ident: str) -> tuple[str, ...]:
    """Return the names without suffix that a transcript has, and that it had if this program gave it its name."""
    mark = mark_of(ident)
    own = re.fullmatch(rf"(\d{{4}}-\d\d-\d\d-.+?)(?:-(?:{_whole()}))?-{re.escape(mark)}", transcript.stem)
    if own is None:
        return (transcript.stem,)
    words = ("", *(f"-{word_for(Circle.PRIVATE, lang)}" for lang in LANGUAGES))
    return (transcript.stem, *(f"{own[1]}{word}-{mark}" for word in words))


def _whole() -> str:
    return "|".join(re.escape(word_for(Circle.PRIVATE, lang)) for lang in LANGUAGES)
