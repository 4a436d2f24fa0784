"""The rows of the list of interviews: drafts first, then those to read back, then those read back."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from textual.content import Content

from interview_tui.interview.coming_back import is_due
from interview_tui.interview.model import Interview, Status
from interview_tui.language import _
from interview_tui.language.dates import day
from interview_tui.transcripts.library.copies import kept_beside
from interview_tui.transcripts.library.listing import Entry
from interview_tui.transcripts.library.origin import Origin
from interview_tui.transcripts.versions.finding import OtherVersion
from interview_tui.tui.kit.people import of_that_day, pair, pair_of_day
from interview_tui.tui.kit.plain import named, plain
from interview_tui.tui.kit.version_names import kind, when
from interview_tui.tui.list.row_label import RowLabel

_WIDEST = 200  # cells of a label: names may be very long


class InterviewRow(NamedTuple):
    """Hold one row of the list: who and when, and never what.

    `label` stands at the left and `right`, the day, at the end of its first line. A heading has no `path`; `interview`
    is None where the file cannot be read, and for a heading.

    `problem` says in one line why a file cannot be read. `copy` marks another version of the interview above it;
    `rescue` is set if a crash left that version. `home` is the transcript that other versions are compared with, None
    if there are none. `due`: it is time to come back to the interview. `number` tells it from others of the same people
    on that day. `may_get_id`: it may be a copy of another interview, whose id it has. `entry` is that of the interview
    of which the row is; None for other rows.
    """

    label: Content
    right: Content = Content()
    path: Path | None = None
    interview: Interview | None = None
    problem: str = ""
    copy: bool = False
    rescue: OtherVersion | None = None
    home: Path | None = None
    due: bool = False
    number: int = 0
    may_get_id: bool = False
    entry: Entry | None = None

    def marked(self) -> InterviewRow:
        """Return the row with the mark that it is not certain who may read the interview."""
        return self._replace(label=self.label + _mark())

    @property
    def laid_out(self) -> RowLabel:
        """Return what the list shows."""
        return RowLabel(self.label, self.right, f" {of_that_day(self.number)}" if self.number else "")

    @property
    def name(self) -> str:
        """Return the two people, with which interview of that day it is; else the name of the file."""
        if self.interview is not None:
            return pair_of_day(self.interview, self.number)
        return named(self.path) if self.path is not None else ""

    @property
    def was_held(self) -> bool:
        """Return whether the row is an interview that is no longer a draft."""
        return self.interview is not None and self.interview.status is not Status.DRAFT


def rows(
    entries: Iterable[Entry],
    rescues: Sequence[OtherVersion] = (),
    *,
    place: Callable[[Interview], int] = lambda interview: interview.at_card,
    today: datetime.date = datetime.date.min,
    shared: Mapping[Path, Origin] = MappingProxyType({}),
    numbers: Mapping[str, int] = MappingProxyType({}),
    unsure: Callable[[Entry], bool] = lambda _entry: False,
) -> Iterator[InterviewRow]:
    """Yield the rows for these entries, which come in the library's order. Drafts have no heading: their label tells.

    Rescue files stand below their transcript; those without one come first, with the interviews to come back to around
    `today`. `place` gives how far an interview is, in cards.
    `numbers` tells apart those of the same people on one day, by where their files are.
    `shared` says of the interviews that have one id what they are, `unsure` tells of which entries it is known that it
    is not certain who may read them.
    Of an entry no more is read than its place in the list takes, until its row is made.
    """
    kept: dict[Path | None, list[OtherVersion]] = {}
    for rescue in rescues:
        kept.setdefault(rescue.home, []).append(rescue)
    due: list[Entry] = []
    others: list[Entry] = []
    for entry in entries:
        (due if _is_due(entry, today) else others).append(entry)
    first = True
    for rescue in kept.pop(None, ()):
        yield _rescue_row(rescue)
        first = False
    for entry in due:
        yield from _rows_of(entry, kept.get(entry.path, ()), place, today, shared, numbers, unsure, due=True)
        first = False
    before: Status | str = Status.DRAFT
    for entry in others:
        group = entry.head.status if entry.head else "problem"
        if group != before:
            yield InterviewRow(Content.styled(("" if first else "\n") + _heading(group), "$quiet"))
            before = group
        yield from _rows_of(entry, kept.get(entry.path, ()), place, today, shared, numbers, unsure)
        first = False


def _is_due(entry: Entry, today: datetime.date) -> bool:
    """Return whether it is time to come back to an interview."""
    if entry.head is None or entry.head.back_on is None:
        return False
    interview = entry.interview
    return interview is not None and is_due(interview, today)


def _rescue_row(rescue: OtherVersion) -> InterviewRow:
    moment = when(rescue.modified)
    if rescue.home is not None:
        text = "  " + _("words that were kept apart, {moment}").format(moment=moment)
    else:
        name = " ".join(rescue.interview.interviewee.split()) if rescue.interview else rescue.path.name
        text = _("Put back: words of {name} that were kept apart, {moment}").format(name=name or "…", moment=moment)
    label = plain(text, "$warning")
    return InterviewRow(label, path=rescue.path, interview=rescue.interview, copy=True, rescue=rescue, home=rescue.home)


def _heading(group: Status | str) -> str:
    if group is Status.HELD:
        return _("Still to be read back")
    return _("Finished") if group is Status.FINAL else _("Cannot be read")


def _rows_of(
    entry: Entry,
    rescues: Sequence[OtherVersion],
    place: Callable[[Interview], int],
    today: datetime.date,
    shared: Mapping[Path, Origin],
    numbers: Mapping[str, int],
    unsure: Callable[[Entry], bool],
    *,
    due: bool = False,
) -> Iterator[InterviewRow]:
    interview = entry.interview
    if interview is None:
        about = Content.assemble(named(entry.path), "\n", plain(f"  {entry.problem}", "$quiet"))
        yield InterviewRow(about, path=entry.path, problem=entry.problem or "", home=_kept_beside(entry))
    else:
        number = numbers.get(entry.where, 0)
        label = plain(_label(interview, place, due=due), "$accent" if due else "")
        if label.cell_length > _WIDEST:
            label = label.truncate(_WIDEST, ellipsis=True)
        home = entry.path if entry.copies or rescues else None
        origin = shared.get(entry.path) if shared else None
        warning = Content.styled(f"\n  {_about_id(origin)}", "$warning") if origin is not None else ""
        back_on = interview.back_on if interview.status is Status.FINAL else None
        row = InterviewRow(
            Content.assemble(label, *_later(back_on, due=due), warning),
            right=_day(back_on if due and back_on is not None else interview.date, today, due=due),
            path=entry.path,
            interview=interview,
            home=home,
            due=due,
            number=number,
            may_get_id=origin in (Origin.COPY, Origin.UNSURE),
            entry=entry,
        )
        yield row.marked() if unsure(entry) else row
    yield from map(_rescue_row, rescues)
    for path in entry.copies:
        text = _("there is a second version ({kind}): {name}").format(
            kind=kind(OtherVersion(path, 0.0)), name=named(path)
        )
        yield InterviewRow(plain(f"  {text}", "$quiet"), path=path, interview=interview, copy=True, home=entry.path)


def _mark() -> Content:
    """Return the line that says it is not certain who may read an interview: nothing of what was said in it."""
    return Content.styled("\n  " + _("not certain who may read this"), "$quiet")


def _kept_beside(entry: Entry) -> Path | None:
    """Return the transcript beside which this program kept a file that cannot be read; None for any other file."""
    name = kept_beside(entry.name)
    home = entry.path.with_name(name) if name else None
    return home if home is not None and home.is_file() else None


def _day(date: datetime.date, today: datetime.date, *, due: bool) -> Content:
    """Return the day of the interview, or on which to come back to it."""
    return Content.styled(_("today") if date == today else day(date), "$accent" if due else "$quiet")


def _later(back_on: datetime.date | None, *, due: bool) -> Iterator[Content]:
    """Yield the line with the day to come back to the interview, while that is still to come."""
    if back_on is not None and not due:
        yield Content.styled("\n  " + _("to come back to on {day}").format(day=day(back_on)), "$quiet")


def _label(interview: Interview, place: Callable[[Interview], int], *, due: bool) -> str:
    """Return the label of an interview: the next thing to do with it."""
    name = " ".join(interview.interviewee.split()) or "…"
    if due:
        return _("Come back to the interview of {pair}").format(pair=pair(interview))
    if interview.status is Status.DRAFT:
        return _("Go on with {name}, card {number}").format(name=name, number=place(interview))
    return pair(interview)


def _about_id(origin: Origin) -> str:
    """Return what to know of an interview that shares its id with another."""
    if origin is Origin.COPY:
        return _("began as a copy of another interview, and still counts with it")
    if origin is Origin.ORIGINAL:
        return _("another interview began as a copy of this one, and still counts with it")
    return _("counts with another interview: one of the two began as a copy")


def about_copy(copy: Interview, original: Interview, key: str) -> str:
    """Return the notice that one interview began as a copy of the other, with the key that gives it its own id."""
    text = _("{copy} began as a copy of {original}, and still counts with it. {key} makes it an interview of its own.")
    return text.format(copy=_with_day(copy), original=_with_day(original), key=key)


def _with_day(interview: Interview) -> str:
    """Return the colleague and the day of an interview."""
    name = " ".join(interview.interviewee.split()) or "…"
    return _("{name} ({day})").format(name=name, day=day(interview.date))


def about_shared_id(key: str) -> str:
    """Return the notice that several interviews have one id, with the key that gives one of them an id of its own."""
    text = _(
        "Some interviews count as one: one began as a copy of another. {key} makes that one an interview of its own."
    )
    return text.format(key=key)


def about_rescue(rescue: OtherVersion, key: str) -> str:
    """Return the notice that a rescue file exists, with the key that compares it with its interview or restores it."""
    name = " ".join(rescue.interview.interviewee.split()) if rescue.interview else named(rescue.path)
    if rescue.home is not None:
        text = _("There are words of the interview with {name} that were kept apart. {key} lays them beside it.")
    else:
        text = _("There are words of an interview with {name} that has no file any more. {key} makes them one again.")
    return text.format(name=name or "…", key=key)


def about_version(row: InterviewRow) -> str:
    """Return what the file of a row is that is a second version of an interview, and of which."""
    assert row.path is not None
    text = _("This is a second version ({kind}) of the interview {pair}, in {name}.")
    return text.format(kind=kind(OtherVersion(row.path, 0.0)), pair=row.name, name=named(row.path))
