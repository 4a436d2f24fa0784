"""The patterns by which `finding` detects text that may identify a resident, each as spans of columns in one line.

- BSN, citizen service number: nine digits, or groups of them with one separator throughout (`111222333`,
  `1112.22.333`), that pass the "elfproef": 9a + 8b + 7c + 6d + 5e + 4f + 3g + 2h − i is divisible by 11 (Logisch
  Ontwerp BSN). One number in eleven passes by chance.
- Telephone number: ten digits from 0, or nine after +31 or 0031. 06 and a mobile number (061–065, 068), or an area
  code of three or four digits and the rest, which begins with no 0 (Nummerplan telefoon- en ISDN-diensten; ITU-T
  E.164). Not short numbers and 0800, 0900: they belong to no resident.
- E-mail address: the dot-atoms of RFC 5322 and a domain of two labels or more; 64 characters before the @ (RFC 5321).
- Postcode with house number: 1000–9999 and two letters, not SA, SD or SS (PostNL), with a house number before or
  after it; a street before that number belongs to it. Small letters only without a space: "2024 om 12 uur" is a time.
- Birth date: a date with a word for birth in the same sentence: the first date after the word (with the year, or with
  the month by name) and those joined to it by "en"; else the date right before the word. Other dates do not count.

An account number (IBAN, ISO 13616) is not reported, nor are the digits in it.

The context examined around a match is bounded, so that the time is linear in the length of the line. The larger
patterns are compiled when first needed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

Span = tuple[int, int]

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")


def ibans(line: str) -> Iterator[Span]:
    """Find account numbers, which are not reported, and in which nothing else is."""
    return (hit.span() for hit in _IBAN.finditer(line))


# --- e-mail

_LOCAL_LONGEST = 64
_IN_LOCAL = re.compile(r"[\w.!#$%&'*+/?^`{|}~-]")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}[^\W\d_]{2,24}(?![\w@])")


def emails(line: str) -> Iterator[Span]:
    """Find e-mail addresses."""
    end = 0
    at = line.find("@")
    while at >= 0:
        start = at
        while start > max(end, at - _LOCAL_LONGEST) and _IN_LOCAL.match(line[start - 1]):
            start -= 1
        while start < at and not (line[start].isalnum() or line[start] == "_"):
            start += 1  # skip punctuation before the address: a quote, a slash
        domain = _DOMAIN.match(line, at + 1)
        if domain and start < at and line[at - 1] != ".":
            end = domain.end()
            yield start, end
        at = line.find("@", at + 1)


# --- BSN

_NINE = re.compile(r"(?<![\w+€$])(?<![\w]-)(?<![0-9][.,/])[0-9]{9}(?![\w€]|[.,/-][0-9])")
_GROUPED = re.compile(
    r"(?<![\w+€$])(?<![\w]-)(?<![0-9][ .,/])[0-9]{2,5}([ .-])[0-9]{2,4}(?:\1[0-9]{2,4}){0,2}(?![\w€]|[ .,/-]?[0-9])"
)
_MONEY_BEFORE = re.compile(r"(?:€|\b(?:euro|eur|bedrag)) ?\Z", re.IGNORECASE)
_MONEY_BEHIND = re.compile(r"(?: ?(?:€|euro|eur)\b|,-)", re.IGNORECASE)


def bsns(line: str) -> Iterator[Span]:
    """Find citizen service numbers; amounts of money do not count."""
    for pattern in (_NINE, _GROUPED):
        for hit in pattern.finditer(line):
            start, end = hit.span()
            is_money = _MONEY_BEHIND.match(line, end) or _MONEY_BEFORE.search(line, max(0, start - 8), start)
            if not is_money and passes_elfproef(hit[0]):
                yield start, end


def passes_elfproef(number: str) -> bool:
    """Return whether it has nine digits that pass the check of a BSN; separators do not count."""
    digits = [int(character) for character in number if character.isascii() and character.isdigit()]
    if len(digits) != 9 or not any(digits):
        return False
    return sum(weight * digit for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True)) % 11 == 0


# --- telephone

_GAP = r"[ .-]?"
_AFTER_AREA = r"(?: ?[-–/.] ?| )?"


def _more(digits: int) -> str:
    """Return the pattern of that number of digits, each with an optional separator before it."""
    return rf"(?:{_GAP}[0-9]){{{digits}}}"


_MOBILE = rf"6{_AFTER_AREA}[1-58]{_more(7)}"
_FIXED = rf"(?:[1-57][0-9]|8[4578]){_AFTER_AREA}[1-9]{_more(6)}|[1-57][0-9]{{2}}{_AFTER_AREA}[1-9]{_more(5)}"
_BRACKETED = (
    rf"\(0(?:6\) ?-? ?[1-58]{_more(7)}|[1-578][0-9]\) ?-? ?[1-9]{_more(6)}|[1-57][0-9]{{2}}\) ?-? ?[1-9]{_more(5)})"
)
_NATIONAL = rf"(?:{_MOBILE}|{_FIXED})"


@cache
def _phone() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w+])(?<![0-9][.,/-])(?:(?:\+|00)31 ?[-.]? ?(?:\(0\) ?|0)?{_NATIONAL}|0{_NATIONAL}|{_BRACKETED})"
        r"(?![\w€%]|[.,/-][0-9])"
    )


def phones(line: str) -> Iterator[Span]:
    """Find Dutch telephone numbers."""
    return (hit.span() for hit in _phone().finditer(line))


# --- address

_STREET_END = (
    r"(?:straat|str\.?|weg|laan|plein|kade|gracht|singel|hof|dijk|pad|steeg|dreef|plantsoen|markt|nummer|nr\.?)"
)
_STREET = (
    r"(?:(?:[A-Z][\w'’.-]{0,30} (?:(?:van|de|der|den|het|'t|’t|ten|ter|la|le|du|des) ){1,3})?"
    rf"[A-Z][\w'’.-]{{0,40}}[^\W\d]\.? |\b[a-z][\w'’-]{{0,40}}{_STREET_END} |\b(?:nummer|nr\.?) ?)"
)
_HOUSE = r"[1-9][0-9]{0,4}(?:-?[A-Za-z]{1,3}|[-/][0-9]{1,4}| (?:[A-Za-z]|hs|bis|I{1,3}))?"
# Without a space, or in capitals: small letters after a space are a word.
_POSTCODE = re.compile(
    r"(?<![\w.,€$/:-])(?<![€$] )[1-9][0-9]{3}(?:(?!(?i:SA|SD|SS))[A-Za-z]{2}| (?!SA|SD|SS)[A-Z]{2})(?![\w€%])"
)


@cache
def _house_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,€$:/-])(?:{_STREET})?{_HOUSE} ?[,;]? {{0,2}}\Z")


_COUNTED = (
    r"(?i:uur|u\b|jaar|jr|euro|eur|maand|week|weken|dag|keer|kinderen|mensen|gezin|procent|°|%|€|hours?\b|years?\b"
    r"|months?\b|weeks?\b|days?\b|times\b|children|people|famil)"
)


@cache
def _house_behind() -> re.Pattern[str]:
    return re.compile(
        r" ?,? ?(?:(?:huisnummer|huisnr\.?|nummer|nr\.?|no\.?|number) ?)?"
        rf"(?![0-9]{{1,5}} ?{_COUNTED})"
        r"[1-9][0-9]{0,4}(?:-?[A-Za-z]{1,3}|[-/][0-9]{1,4})?(?![\w€%]|[.,:/-][0-9])"
    )


_BEFORE_POSTCODE = 140  # characters, enough for a street and its number


def addresses(line: str) -> Iterator[Span]:
    """Find postcodes with their house number, and the street before it."""
    end = 0
    for hit in _POSTCODE.finditer(line):
        first, last = hit.span()
        behind = _house_behind().match(line, last)
        before = _first_of(_house_before(), line, max(end, first - _BEFORE_POSTCODE), first)
        if before is not None:
            first = before
        elif behind:
            last = behind.end()
        else:
            continue
        end = last
        yield first, end


def _first_of(pattern: re.Pattern[str], line: str, start: int, end: int) -> int | None:
    """Return the start of the first match of `pattern` between `start` and `end`; None without one."""
    hit = pattern.search(line, start, end)
    return hit.start() if hit else None


# --- birth dates

_BIRTH = re.compile(
    r"(?<![\w\[])(?:geboren|geboortedatum|geboortedag|geb(?:\.? ?datum)?\.?|born|d\.?o\.?b\.?|date of birth|birth ?date"
    r"|birthday|verjaardag|jarig)(?![\w\]])",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|march|mrt|mar|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?"
    r"|aug(?:ustus|ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY_NUMBER = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:(?:18|19|20)[0-9]{2}|['’]?[0-9]{2})"


@cache
def _date() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?<![0-9][.,/-])(?:"
        rf"{_DAY_NUMBER}([-/.]){_MONTH_NUMBER}\1{_YEAR}"
        rf"|{_DAY_NUMBER} - {_MONTH_NUMBER} - {_YEAR}"
        rf"|(?:18|19|20)[0-9]{{2}}-{_MONTH_NUMBER}-{_DAY_NUMBER}"
        rf"|{_DAY_NUMBER}(?:e|st|nd|rd|th)?[ -](?:of )?{_MONTH}(?:\.?[ -](?:(?:18|19|20)[0-9]{{2}}|['’][0-9]{{2}}))?"
        rf"|{_MONTH} {_DAY_NUMBER}(?:st|nd|rd|th)?(?:,? (?:18|19|20)[0-9]{{2}})?"
        r")(?![\w€%]|[.,/:-][0-9])",
        re.IGNORECASE,
    )


_REACH_BEHIND = 40  # characters between the word and the date after it: "geboren in het ziekenhuis van Zwolle op"
_REACH_BEFORE = 20  # and between a date and the word after it: "12 maart 1987 is mijn zoon geboren"
_SENTENCE_ENDS = re.compile(r"[.!?;](?=\s)")
_JOINED = re.compile(r"(?: en| and| &| en op| and on) ")


def birth_dates(line: str) -> Iterator[Span]:
    """Find dates that a word near them marks as dates of birth."""
    words = [hit.span() for hit in _BIRTH.finditer(line)]
    if not words:
        return
    dates = [hit.span() for hit in _date().finditer(line)]
    starts = [start for start, _end in dates]
    mine: set[int] = set()
    for word_start, word_end in words:
        at = bisect_left(starts, word_end)
        if at < len(dates) and _is_near(line, word_end, dates[at][0], _REACH_BEHIND):
            mine.add(at)
        elif at and _is_near(line, dates[at - 1][1], word_start, _REACH_BEFORE):
            mine.add(at - 1)
    for at in range(1, len(dates)):
        if at - 1 in mine and _JOINED.fullmatch(line, dates[at - 1][1], dates[at][0]):
            mine.add(at)
    for at in sorted(mine):
        yield dates[at]


def _is_near(line: str, start: int, end: int, reach: int) -> bool:
    """Return whether at most `reach` characters, and no end of a sentence, are between `start` and `end`."""
    return 0 <= end - start <= reach and not _SENTENCE_ENDS.search(line, start, end)
