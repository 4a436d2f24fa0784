"""Accounts for tests: of the shipped example, of a full interview, and of one card."""

from __future__ import annotations

from typing import Any

from interview_tui.cards.shipped import shipped
from interview_tui.export.account.account import Account, account
from interview_tui.export.account.reader import Reader
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.storage.places import data
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import read
from tests.builders import interview

CLOSING = "Het is mijn vak om te blijven zitten tot iemand zelf opstaat."
_TOLD = [
    "Dinsdag kwam ik bij een moeder die de deur op een kier hield, en op die kier heb ik een halfuur gestaan.",
    "Ze zei eerst niets. Toen vertelde ze over de buurvrouw, over de hond en de trap, en pas daarna over haar zoon.",
    "Ik had een lijst bij me met vragen. Die heb ik in mijn tas laten zitten, want zij had er zelf al een.",
    "Achteraf dacht ik: dit had ik vroeger nooit gedurfd. Toen wilde ik binnen een kwartier weten wat er nodig was.",
    "Mijn collega vroeg op de terugweg wat ik nu eigenlijk had gedaan. Niets, zei ik, en dat is precies wat er werkte.",
]
_ASKED = ["Neem me mee naar die ochtend.", "Wat zag je vlak voordat je dat deed?", "Waaraan merkte je dat het klopte?"]
_ZODATJES = ("Ik blijf op de stoep staan, zodat zij zelf kan zeggen wanneer ik binnen mag komen.",)


def document_of(held: Interview) -> Document:
    """An interview about the shipped cards, as its file is read."""
    return read(compose(held, shipped("nl")))


def account_of(held: Interview, reader: Reader = Reader.TELLER) -> Account:
    """What these readers get of an interview, by way of its file."""
    return account(document_of(held), reader)


def example(reader: Reader = Reader.TELLER) -> Account:
    """The shipped example."""
    return account(read(data("example.nl.md").read_bytes()), reader)


def full(lines: int = 8) -> Account:
    """An interview in which all twelve cards were told about at length: 2,500 words, unless told otherwise."""
    notes = []
    for at in range(lines):
        notes += [f"Doorgevraagd: {_ASKED[at // 3]}"] if at % 3 == 0 and at // 3 < len(_ASKED) else []
        notes += [_TOLD[at % len(_TOLD)] if at != 4 else f"{_TOLD[3]} =={_TOLD[4]}=="]
    answers = {number: Answer("\n".join(notes), _ZODATJES) for number in range(1, 13)}
    answers[8] = answers[8]._replace(circle=Circle.PRIVATE)
    return account_of(held(answers=answers))


def one_card(note: str, *zodatjes: str, closing: str = "") -> Account:
    """An interview in which one card was asked."""
    return account_of(held(answers={3: Answer(note, zodatjes)}, closing=closing))


def held(**changes: Any) -> Interview:
    """Noor with Sam, finished, for the team."""
    values: dict[str, Any] = {
        "status": Status.FINAL,
        "sharing": Circle.TEAM,
        "closing": CLOSING,
        "closing_readers": ClosingReaders.NAMED,
        "team": "Team Noord",
        "question_set": "essentie-12@1",
    }
    return interview(**{**values, **changes})
