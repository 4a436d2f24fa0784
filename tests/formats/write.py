"""Write the made-up interviews as this version of the program writes them, and beside each what it says.

    python -m tests.formats.write FOLDER

README.md in this folder says when. Only what differs from what is kept already is written.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from datetime import date
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

from interview_tui.interview.model import Circle, ClosingReaders, Interview
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import share
from tests.formats.cases import AGAIN, NEW, question_set

HERE = Path(__file__).parent


def written() -> dict[str, tuple[bytes, Interview]]:
    """Return what this version writes, by name, and the interview that it means."""
    made = {name: (compose(held, question_set(held.lang)), held) for name, held in NEW.items()}
    for name, (begun, by_hand, change) in AGAIN.items():
        document = read(by_hand(made[begun][0].decode()).encode())
        now = change(document.interview)
        made[name] = (compose(now, question_set(now.lang), document), now)
    version = share(read(made["nl-rijk"][0]), Circle.TEAM)
    made["nl-voor-team"] = (version, read(version).interview)
    version = share(read(made["nl-wand"][0]), Circle.TEAM)
    made["nl-wand-voor-team"] = (version, read(version).interview)
    return made


def reading(held: Interview) -> dict[str, Any]:
    """Return what an interview says, in values of JSON; `readers` is who may read an answer."""
    told = {name: _plain(getattr(held, name)) for name in Interview._fields if name != "answers"}
    told["answers"] = {
        str(number): {
            "note": answer.note,
            "zodatjes": list(answer.zodatjes),
            "circle": _plain(answer.circle),
            "struck": answer.struck,
            "readers": held.circle_of(number).key,
        }
        for number, answer in sorted(held.answers.items())
    }
    return told


def _plain(value: object) -> object:
    match value:
        case Circle() | ClosingReaders():
            return value.key
        case StrEnum() | IntEnum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
    return value


def as_json(told: dict[str, Any]) -> str:
    """Return it as JSON for people: letters as they are, and by their code what cannot be seen."""
    text = json.dumps(told, ensure_ascii=False, indent=1)
    hidden = {char for char in text if char not in "\n " and unicodedata.category(char)[0] in "CZM"}
    for char in hidden:
        text = text.replace(char, json.dumps(char)[1:-1])
    return text + "\n"


def newest() -> dict[str, Path]:
    """Return the file that was kept last of each interview, by name."""
    return {path.stem: path for path in sorted(HERE.glob("*/*.md"))}


def main(folder: Path) -> None:
    """Write what differs into that folder."""
    kept = newest()
    for name, (data, held) in written().items():
        if name not in kept or kept[name].read_bytes() != data:
            folder.mkdir(exist_ok=True)
            (folder / f"{name}.md").write_bytes(data)
            (folder / f"{name}.json").write_text(as_json(reading(held)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(HERE / sys.argv[1])
