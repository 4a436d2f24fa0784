"""The library: every interview in a folder, in the order of use, and nothing that is not one."""

from __future__ import annotations

import datetime
import errno
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.storage import codecs
from interview_tui.storage.codecs import PLAIN, Codecs, codec_of
from interview_tui.storage.system import System
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.format.frontmatter import _plain
from interview_tui.transcripts.format.own_form import SHARED_FOR
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.heads import any_entry
from interview_tui.transcripts.heads.any_entry import entry_at
from interview_tui.transcripts.heads.entry import Entry
from interview_tui.transcripts.heads.own_head import OwnHead
from interview_tui.transcripts.library import listing
from interview_tui.transcripts.library.libraries import Libraries
from interview_tui.transcripts.library.listing import FolderTrouble, Library, NotFound, Several, quick_entry
from tests import disk
from tests.builders import few_interviews, interview, interviews, question_set
from tests.storage.faults import Faulty
from tests.storage.opens import count_opens
from tests.toy_codec import Toy

CARDS = question_set()
LONG_AGO = 1_000_000_000.0


def save(folder: Path, held: Interview, name: str = "", modified: float = LONG_AGO) -> Path:
    path = folder / (name or file_name(held.date, held.interviewee, held.id))
    disk.put(path, compose(held, CARDS))
    os.utime(path, (modified, modified))
    return path


def idents(library: Library) -> list[str]:
    return [entry.ident for entry in library.entries()]


def day(number: int) -> datetime.date:
    return datetime.date(2026, 11, number)


def read_as_any(where: str, found: os.stat_result, *, system: System) -> Entry | None:
    """Read a head by the way for any form, also one in our own."""
    return entry_at(Path(where), found, system=system)


@pytest.fixture(params=["as our own", "as any"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the heads be read by the quick way first, and by the other alone."""
    if request.param == "as any":
        monkeypatch.setattr(listing, "quick_entry", read_as_any)


def test_a_folder_that_is_not_there_or_empty_holds_nothing(tmp_path: Path) -> None:
    assert Library(tmp_path / "weg").entries() == []
    assert Library(tmp_path).entries() == []
    assert Library(tmp_path / "weg").newest_draft() is None


HIDDEN = "<!--\n" + "## x\n" * 1000 + "-->\n"


@pytest.mark.parametrize(
    "above", ["", "Van een hand.\n\n", "tekst\n" * 2000, HIDDEN], ids=["ours", "a hand", "a long hand", "a comment"]
)
def test_the_narrower_line_below_the_title_counts_in_the_list_too(tmp_path: Path, above: str) -> None:
    """Whoever goes by what `list --json` says must not get more to read than the file allows."""
    path = save(tmp_path, interview(sharing=Circle.ORGANISATION))
    line = "*Wie dit mag lezen: onze organisatie*\n"
    for said, counts in (("alleen wij tweeën", Circle.PRIVATE), ("ons team", Circle.TEAM), ("wie ook", Circle.PRIVATE)):
        text = disk.text(path)
        disk.put(path, text.replace(line, f"{above}{line.replace('onze organisatie', said)}"))
        os.utime(path, (LONG_AGO, LONG_AGO))
        (entry,) = Library(tmp_path).entries()
        assert entry.interview is not None
        assert entry.interview.sharing is read(disk.get(path)).interview.sharing is counts
        disk.put(path, text)


@pytest.mark.parametrize("ident", ["3f9k2m", "9bbbbb", "2x2x2x", "22h222", "bcdfgh"])
def test_an_id_of_ours_is_read_without_yaml(ident: str) -> None:
    """Of all ids more than a quarter begin with a digit; a list must not wait for YAML because of one."""
    assert _plain(f"id: {ident}") == ("id", ident)
    assert yaml.safe_load(f"id: {ident}") == {"id": ident}
    assert _plain("id: 1e3") is None and _plain("id: 0x1f") is None


def test_who_may_read_is_only_the_two_where_it_cannot_be_read_further(tmp_path: Path) -> None:
    path = save(tmp_path, interview(sharing=Circle.ORGANISATION))
    disk.put(path, disk.text(path).replace("*Mag", f"{HIDDEN}*Mag"))
    opened: list[Path] = []

    def open_once(found: Path, flags: int, mode: int = 0o600) -> int:
        opened.append(Path(found))
        if len(opened) > 1:
            raise OSError(errno.EIO, "proef")
        return os.open(found, flags, mode)

    system = Faulty()
    system.instead(open=open_once)
    (entry,) = Library(tmp_path, system=system).entries()
    assert entry.interview is not None and entry.interview.sharing is Circle.PRIVATE
    assert opened == [path, path]


def test_a_byte_order_mark_and_other_line_ends_are_no_trouble(tmp_path: Path) -> None:
    data = compose(interview(sharing=Circle.TEAM), CARDS)
    for number, written in enumerate((b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r\n"))):
        disk.put(tmp_path / f"{number}.md", written)
    found = [(entry.problem, entry.interview) for entry in Library(tmp_path).files_of(interview().id)]
    assert found == [(None, interview(sharing=Circle.TEAM))] * 2


def test_a_card_right_below_the_front_matter_says_nothing_about_the_whole(tmp_path: Path) -> None:
    front = compose(interview(sharing=Circle.TEAM), CARDS).split(b"\n\n")[0]
    disk.put(tmp_path / "x.md", front + b"\n## 3. Kaart\n\nWie dit mag lezen: alleen wij twee\xc3\xabn\n\nJa.\n")
    (entry,) = Library(tmp_path).entries()
    assert entry.interview is not None
    assert entry.interview.sharing is read(disk.get(entry.path)).interview.sharing is Circle.TEAM


@pytest.mark.parametrize("name", ["Sam", "Sami"])
def test_a_letter_that_the_first_read_cuts_in_two_is_no_trouble(tmp_path: Path, name: str) -> None:
    save(tmp_path, interview(sharing=Circle.TEAM, interviewee=name, answers={3: Answer("é" * 4000)}))
    (entry,) = Library(tmp_path).entries()
    assert entry.interview is not None and entry.interview.sharing is Circle.TEAM


@pytest.mark.usefixtures("either_way")
def test_drafts_come_first_then_held_then_final(tmp_path: Path) -> None:
    save(tmp_path, interview(id="f11111", status=Status.FINAL, date=day(1)))
    save(tmp_path, interview(id="f33333", status=Status.FINAL, date=day(3)))
    save(tmp_path, interview(id="h22222", status=Status.HELD, date=day(2)))
    save(tmp_path, interview(id="d11111", status=Status.DRAFT, date=day(9)), modified=LONG_AGO)
    save(tmp_path, interview(id="d22222", status=Status.DRAFT, date=day(1)), modified=LONG_AGO + 60)
    disk.put(tmp_path / "2026-11-24-sam-zzzzzz.md", "---\nid: zzzzzz\n")
    library = Library(tmp_path)
    assert idents(library) == ["d22222", "d11111", "h22222", "f33333", "f11111", "zzzzzz"]
    newest = library.newest_draft()
    assert newest is not None and newest.ident == "d22222"


def test_without_a_draft_there_is_no_newest(tmp_path: Path) -> None:
    save(tmp_path, interview(status=Status.HELD))
    assert Library(tmp_path).newest_draft() is None


@given(held=interviews)
def test_an_entry_knows_what_the_whole_file_says(tmp_path_factory: pytest.TempPathFactory, held: Interview) -> None:
    folder = tmp_path_factory.mktemp("een")
    path = save(folder, held, "x.md")
    (entry,) = Library(folder).entries()
    assert entry.path == path
    assert entry.problem is None
    below = {"answers": {}, "closing": "", "closing_readers": ClosingReaders.NOBODY}
    assert entry.interview == read(disk.get(path)).interview.change(**below)


def test_front_matter_beyond_the_first_kilobytes_is_read_too(tmp_path: Path) -> None:
    data = compose(interview(interviewer="n" * 9000, interviewee="s" * 3000), CARDS)
    disk.put(tmp_path / "lang.md", data)
    (entry,) = Library(tmp_path).entries()
    assert entry.interview is not None and len(entry.interview.interviewer) == 9000


@pytest.mark.parametrize("edge", range(4090, 4102))
def test_front_matter_that_ends_at_the_edge_of_the_first_read_is_whole(tmp_path: Path, edge: int) -> None:
    data = compose(interview(), CARDS)
    end = data.index(b"\n---\n") + 1
    padded = data[:end] + b"#" * (edge - end - 1) + b"\n" + data[end:]
    assert padded.index(b"\n---\n", end) + 1 == edge
    disk.put(tmp_path / "x.md", padded)
    (entry,) = Library(tmp_path).entries()
    assert entry.problem is None


def test_of_a_long_file_only_the_beginning_is_read(tmp_path: Path) -> None:
    """A list of thousands would wait for the notes of all of them."""
    path = save(tmp_path, interview(sharing=Circle.TEAM, answers={3: Answer("Lang.\n" * 10_000)}))
    sizes: list[int] = []

    def read_and_count(fd: int, size: int) -> bytes:
        sizes.append(size)
        return os.read(fd, size)

    system = Faulty()
    system.instead(read=read_and_count)
    (entry,) = Library(tmp_path, system=system).entries()
    assert entry.interview is not None and entry.path == path
    assert 0 < sum(sizes) < 5000


def test_a_line_that_begins_as_the_end_does_where_the_first_read_stops_is_no_end(tmp_path: Path) -> None:
    data = compose(interview(), CARDS)
    start = data.index(b"id: ")
    padded = data[:start] + b"#" * (4096 - start - 4) + b"\n---eigen: x\n" + data[start:]
    assert padded[:4096].endswith(b"\n---")
    disk.put(tmp_path / "x.md", padded)
    (entry,) = Library(tmp_path).entries()
    assert (entry.problem, entry.ident) == (None, interview().id)


def test_a_tab_that_a_hand_put_between_quotes_is_read(tmp_path: Path) -> None:
    path = save(tmp_path, interview())
    disk.put(path, disk.get(path).replace(b'"Noor"', b'"Noor\tJ."'))
    (entry,) = Library(tmp_path).entries()
    assert entry.interview is not None and entry.interview.interviewer == "Noor\tJ."
    assert read(disk.get(path)).interview.interviewer == "Noor\tJ."


@pytest.mark.usefixtures("either_way")
def test_copies_of_sync_programs_stand_with_their_original(tmp_path: Path) -> None:
    held = interview()
    original = save(tmp_path, held)
    stem = original.stem
    copies = [
        save(tmp_path, held, f"{stem}.sync-conflict-20260301-101500-ABCDEFG.md"),
        save(tmp_path, held, f"{stem} (conflicted copy 2026-03-01 101500).md"),
        save(tmp_path, held, f"{stem}-LAPTOP.md"),
        save(tmp_path, held, "0.md"),
    ]
    (entry,) = Library(tmp_path).entries()
    assert entry.path == original
    assert set(entry.copies) == set(copies)


def test_where_no_name_is_our_own_the_shortest_is_the_original(tmp_path: Path) -> None:
    held = interview()
    save(tmp_path, held, "aaa gesprek (1).md")
    original = save(tmp_path, held, "gesprek.md")
    (entry,) = Library(tmp_path).entries()
    assert entry.path == original


@pytest.mark.usefixtures("either_way")
def test_versions_for_others_are_left_out_and_listed_apart(tmp_path: Path) -> None:
    held = interview()
    original = save(tmp_path, held)
    version = tmp_path / "deelversie.md"
    disk.put(version, disk.get(original).replace(b"format: 3", f"format: 3\n{SHARED_FOR}: team".encode()))
    library = Library(tmp_path)
    (entry,) = library.entries()
    assert (entry.path, entry.copies, entry.shared) == (original, (), False)
    (shared,) = library.shared()
    assert (shared.path, shared.shared) == (version, True)
    assert library.find(held.id).path == original
    assert library.find("deelversie.md").shared


NOT_OURS = {
    "README.md": "# Leesmij\n",
    "leeg.md": "",
    "notitie.md": "---\ntitle: Boodschappen\ntags: [lijst]\n---\nmelk\n",
    "document.md": "---\ntitle: x\nformat: html\n---\n",
    "kapot.md": "---\n{{{\n---\n",
    "half.md": "---\ntitle: x\n",
    "tekst.txt": "---\nformat: 1\nid: aaaaaa\n---\n",
    ".verborgen.md": "---\nformat: 1\nid: aaaaaa\n---\n",
    "over in-gesprek.md": "---\ntitle: in-gesprek met de buurt\n---\n",
    "leeg-blok.md": "---\n---\ntags: [in-gesprek]\nformat: 1\n",
    "kop.md": "# Zo ziet het eruit\n\nid: aaaaaa is een id, en format: html ook niets.\n",
    "uitleg.md": "# Zo ziet het eruit\n\n```yaml\n---\nid: aaaaaa\nformat: 3\n---\n```\n",
    "ReadMe.md": "# In gesprek\n\n```yaml\n---\nid: aaaaaa\nformat: 3\n---\n```\n",
    "twee-blokken.md": "\n---\nid: aaaaaa\n---\n\n---\nformat: 3\n---\n",
    "anders.md": "\n---\nguid: aaaaaa\nmy_format: 3\n---\n",
}


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("name", NOT_OURS)
def test_what_is_not_ours_is_not_listed(tmp_path: Path, name: str) -> None:
    disk.put(tmp_path / name, NOT_OURS[name])
    assert Library(tmp_path).entries() == []


UTF_16 = "Het bestand is bewaard als UTF-16 (“Unicode”). Bewaar het als UTF-8; Kladblok vraagt daarnaar bij ‘Codering’."
UTF_32 = "Het bestand is bewaard als UTF-32. Bewaar het als UTF-8."
NO_UTF_8 = "Dit is geen UTF-8-tekst. Bewaar het als UTF-8 in het programma waar het vandaan komt."
NO_TRANSCRIPT = (
    "Dit is geen gespreksverslag: de eerste regel hoort --- te zijn. Was het er wel een? "
    "Zoek het dan in een reservekopie."
)
NO_END = "Het blok tussen --- en --- bovenaan heeft geen einde. Zet --- onder de laatste regel ervan."
NO_FORMAT = "Bovenaan ontbreekt de regel “format: 3”. Zet die er weer bij."
NO_ID = (
    "Bovenaan ontbreekt de regel met het id van dit gesprek. "
    "Zet die er weer bij: “id: ” en dan waar de bestandsnaam op eindigt."
)
ONLY_ZEROS = (
    "Er staan alleen nullen in dit bestand, zoals na een stroomstoring: de woorden zijn weg. "
    "Zoek het in een reservekopie."
)
NOTHING = "Er staat niets meer in dit bestand. Zoek het in een reservekopie."
NO_TEXT = "Wat in dit bestand staat is geen tekst: het is beschadigd. Zoek het in een reservekopie."
WORD = "Dit is een document van een tekstverwerker, zoals Word. Bewaar het daar als platte tekst, in UTF-8."
OURS_WITHOUT_ID = "---\ntags: [in-gesprek]\nformat: 1\n---\n"


@pytest.mark.parametrize("name", ["README.md", "ReadMe.MD"])
def test_a_readme_is_listed_only_if_it_is_an_interview_that_was_given_that_name(tmp_path: Path, name: str) -> None:
    for words in ("---\ntitle: Over deze map\n---\n".encode("utf-16"), b"---\ntitle: Over deze map\n", b"# Leesmij\n"):
        disk.put(tmp_path / name, words)
        assert Library(tmp_path).entries() == []
    for words in (OURS_WITHOUT_ID.encode(), OURS_WITHOUT_ID.encode("utf-16"), OURS_WITHOUT_ID.encode("utf-16")[:-1]):
        disk.put(tmp_path / name, words)
        assert [entry.problem is None for entry in Library(tmp_path).entries()] == [False]


DAMAGED = {
    "zonder-id.md": (b"---\ntags: [in-gesprek]\nformat: 1\n---\n", 1, NO_ID),
    "nieuwer.md": (b"---\nid: aaaaaa\nformat: 99\n---\n", 3, "Dit gespreksverslag is gemaakt met een nieuwere versie"),
    "dubbel.md": (b"---\ntags: [in-gesprek]\nid: a\nid: b\n---\n", 4, "id staat hier twee keer; laat er één staan."),
    "zonder-eind.md": (b"---\ntags: [in-gesprek]\nid: a\n", 1, NO_END),
    "zonder-eind-latin.md": ("---\ntags: [in-gesprek]\nauthor: Zoë\n".encode("latin-1"), 1, NO_END),
    "lijst.md": (b"---\ntags:\n  - in-gesprek\nid: a\n---\n", 1, NO_FORMAT),
    "latin.md": ("---\nid: a\nauthor: Zoë\nformat: 1\n---\n".encode("latin-1"), 3, NO_UTF_8),
    "zonder-format.md": (b'---\nid: a\nquestion_set: "a@1"\n---\n', 1, NO_FORMAT),
    "utf16.md": ("---\nid: a\nformat: 1\n---\n".encode("utf-16"), 1, UTF_16),
    "utf16-half.md": ("---\nid: a\nformat: 1\n---\n".encode("utf-16")[:-1], 1, UTF_16),
    "2026-11-24-sam-3f9k2m.md": (b"", 1, NOTHING),
    "2026-11-25-sam-3f9k2m-2.md": (b"\0" * 5000, 1, ONLY_ZEROS),
    "2026-11-25-sam-3f9k2m-4.md": (b"\0" * 70_000, 1, ONLY_ZEROS),
    "2026-11-25-sam-3f9k2m-3.md": ("geen ---".encode("utf-16"), 1, UTF_16),
}


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_ours_and_damaged_is_listed_with_its_line(tmp_path: Path, name: str) -> None:
    data, line, said = DAMAGED[name]
    disk.put(tmp_path / name, data)
    (entry,) = Library(tmp_path).entries()
    assert entry.interview is None
    assert entry.problem is not None and entry.problem.startswith(f"Regel {line}: {said}")
    assert "\n" not in entry.problem


GIVEN_NAMES = [
    "2026-11-24-sam-heel-3f9k2m.md",
    "2026-11-24-sam-heel-3f9k2m-2.md",
    "2026-11-24-sam-3f9k2m.md",
    "2026-11-24-SAM-HEEL-3F9K2M.MD",
    "2026-11-24-sam-heel-3f9k2m - kopie.md",
    "Kopie van 2026-11-24-sam-heel-3f9k2m.md",
    "2026-11-24-sam-heel-3f9k2m.sync-conflict-20261124-101112-ABCDEFG.md",
    "2026-11-24-sam-heel-3f9k2m-DESKTOP-BCD234.md",
    "2026-11-24-sam-voor-team-3f9k2m.md",
    "2026-11-24-sam-3f9k2m-team.md",
    "Sam (elders gewijzigd 2026-11-24 10.11).md",
]
SIGNS = bytes((*range(32), *range(128, 256))) * 9  # no letters: the toy codec would look for them
PRIVATE = b"Zeldzaamwoord.\n"
NOISE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", NOTHING),
    "blank lines": (b" \r\n\n", NOTHING),
    "a byte order mark": (b"\xef\xbb\xbf", NOTHING),
    "zeros": (bytes(5000), ONLY_ZEROS),
    "many zeros": (bytes(70_000), ONLY_ZEROS),
    "a picture": (b"\x89PNG\r\n\x1a\n" + SIGNS, NO_TEXT),
    "a picture behind a good line": (b"---\n" + SIGNS, NO_TEXT),
    "a document": (b"PK\x03\x04" + SIGNS, WORD),
    "words alone": (PRIVATE, NO_TRANSCRIPT),
    "words in UTF-16": (PRIVATE.decode().encode("utf-16"), UTF_16),
    "words in UTF-16 without a mark": (PRIVATE.decode().encode("utf-16-le"), UTF_16),
    "a page of the web": (b"<!doctype html>\n<p>" + PRIVATE, NO_TRANSCRIPT),
    "one line": (b"---\n", NO_END),
    "two lines": (b"---\n---\n", NO_FORMAT),
    "no id and no format": (b'---\nauthor: "Noor"\nteam: "Zeldzaamteam"\n---\n\n' + PRIVATE, NO_FORMAT),
    "no id": (b"---\nform: manager\nformat: 3\n---\n\n" + PRIVATE, NO_ID),
}


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("name", GIVEN_NAMES)
def test_a_file_with_a_name_of_ours_is_always_in_the_list(tmp_path: Path, name: str) -> None:
    """Else the interview of a colleague would seem gone. None of its words, no form and no team are in the entry."""
    for data, said in NOISE.values():
        disk.put(tmp_path / name, data)
        (entry,) = Library(tmp_path).entries()
        assert (entry.interview, entry.problem) == (None, f"Regel 1: {said}")
        assert entry.ident == ("" if name.startswith("Sam") else "3f9k2m")


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize(
    "name",
    ["README.md", "notities.md", "2026-11-24-een-heel-verhaal.md", "2026-11-24-bel-234567-eens.md", "24-3f9k2m.md"],
)
def test_noise_with_another_name_is_not(tmp_path: Path, name: str) -> None:
    for data in (b"", PRIVATE, bytes(5000), b"---\n", SIGNS):
        disk.put(tmp_path / name, data)
        assert Library(tmp_path).entries() == []


NO_BREAK = "een vaste spatie (U+00A0)"
BOM_NAME = "een merkteken voor de codering (BOM) (U+FEFF)"
WHOLE = "---\nauthor: Noor\nid: aaaaaa\nformat: 3\n---\n\n# In gesprek: Noor met Sam\n"
ABOVE = "Deze --- hoort de eerste regel van het bestand te zijn. Haal weg wat erboven staat, ook lege regels."
MORE = "Op de eerste regel staat meer dan ---: {what}. Haal dat weg, zodat alleen --- er staat."
OLD_ENDS = (
    "De regels in dit bestand eindigen zoals op heel oude computers (alleen CR). "
    "Bewaar het met gewone regeleinden (LF)."
)
NO_OPENING = "De eerste regel hoort --- te zijn, met de regels zoals “id: …” er meteen onder. Zet dat weer zo."
CHANGED_TOPS: dict[str, tuple[str | bytes, int, str]] = {
    "a blank line": ("\n" + WHOLE, 2, ABOVE),
    "a byte order mark and a blank line": ("\ufeff\r\n" + WHOLE.replace("\n", "\r\n"), 2, ABOVE),
    "a line with a space and one that is not seen": (" \n\u200b\n" + WHOLE, 3, ABOVE),
    "a space": (" " + WHOLE, 1, MORE.format(what="een spatie")),
    "a space behind a byte order mark": ("\ufeff " + WHOLE, 1, MORE.format(what="een spatie")),
    "a space on every line": (" " + WHOLE.replace("\n", "\n "), 1, MORE.format(what="een spatie")),
    "a no-break space behind it": (WHOLE.replace("---", "---\xa0", 1), 1, MORE.format(what=NO_BREAK)),
    "a zero-width space": ("\u200b" + WHOLE, 1, MORE.format(what="een spatie zonder breedte (U+200B)")),
    "a second byte order mark": ("\ufeff\ufeff" + WHOLE, 1, MORE.format(what=BOM_NAME)),
    "a comment": ("<!-- uit de cloud -->\n" + WHOLE, 2, ABOVE),
    "a comment of more than what is read first": (f"<!-- {'x' * 9000} -->\n" + WHOLE, 2, ABOVE),
    "another block": ("---\ncssclass: breed\n---\n" + WHOLE, 4, ABOVE),
    "another block with our tag": ("---\ntags: [in-gesprek]\n---\n\n" + WHOLE, 5, ABOVE),
    "another block that is no YAML": ("---\n{{{\n---\n" + WHOLE, 4, ABOVE),
    "another block that ends otherwise": ("---\ncssclass: breed\n...\n" + WHOLE, 4, ABOVE),
    "a fence around the whole": (f"```markdown\n{WHOLE}```\n", 2, ABOVE),
    "words": ("Van Sam gekregen\n\n" + WHOLE.replace("format: 3", 'question_set: "a@1"'), 3, ABOVE),
    "no opening": (WHOLE.removeprefix("---\n"), 1, NO_OPENING),
    "another opening": ("—" + WHOLE.removeprefix("---"), 1, NO_OPENING),
    "old line ends": (WHOLE.replace("\n", "\r"), 1, OLD_ENDS),
    "old line ends below the first": ("---\n" + WHOLE.replace("\n", "\r").removeprefix("---\r"), 2, OLD_ENDS),
    "old line ends in a note, and no end": ("---\nid: a\nformat: 3\nx\ry\n", 1, NO_END),
    "a zero, and another block": ("---\nx: \0\n---\n" + WHOLE, 4, ABOVE),
    "old line ends and a blank line": ("\r" + WHOLE.replace("\n", "\r"), 1, OLD_ENDS),
    **{
        f"{name}{', a blank line' * len(above)}": ((above + WHOLE).encode(name), 1, UTF_16 if "16" in name else UTF_32)
        for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
        for above in ("", "\n")
    },
}


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("name", ["van Sam.md", "2026-11-24-sam-3f9k2m.md"])
@pytest.mark.parametrize("kind", CHANGED_TOPS)
def test_a_transcript_of_which_the_top_was_changed_is_listed_with_what_to_do(
    tmp_path: Path, kind: str, name: str
) -> None:
    data, line, said = CHANGED_TOPS[kind]
    disk.put(tmp_path / name, data)
    (entry,) = Library(tmp_path).entries()
    assert (entry.interview, entry.problem) == (None, f"Regel {line}: {said}")


@pytest.mark.usefixtures("either_way")
def test_what_to_do_about_a_changed_top_mends_it(tmp_path: Path) -> None:
    for data, line, said in CHANGED_TOPS.values():
        if said is ABOVE and isinstance(data, str) and not data.startswith("`"):
            disk.put(tmp_path / "van Sam.md", "".join(data.splitlines(keepends=True)[line - 1 :]))
            (entry,) = Library(tmp_path).entries()
            assert entry.interview is not None or entry.problem == f"Regel 1: {NO_FORMAT}"


def test_a_changed_top_is_looked_for_in_the_first_64_kilobytes(tmp_path: Path) -> None:
    for above, found in ((60_000, 1), (70_000, 0)):
        disk.put(tmp_path / "van Sam.md", "x" * above + "\n" + WHOLE)
        assert len(Library(tmp_path).entries()) == found


def test_a_large_file_with_a_changed_top_says_that_it_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.put(tmp_path / "van Sam.md", "\n" + WHOLE)
    monkeypatch.setattr(any_entry, "fits", lambda *_given: False)
    monkeypatch.setattr(listing, "fits", lambda *_given: False)
    (entry,) = Library(tmp_path).entries()
    assert entry.problem is not None and "veel te groot" in entry.problem


@given(data=st.binary(max_size=300))
def test_no_bytes_keep_the_rest_from_being_listed(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("ruis")
    save(folder, interview(id="goed22"))
    disk.put(folder / "ruis.md", data)
    disk.put(folder / "2026-11-24-sam-3f9k2m.md", b"---\n" + data)
    assert "goed22" in idents(Library(folder))


needs_posix = pytest.mark.skipif(os.name == "nt", reason="POSIX files")


@needs_posix
@pytest.mark.usefixtures("either_way")
def test_pipes_and_links_out_of_the_folder_are_listed_unread(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    folder = tmp_path / "gesprekken"
    folder.mkdir()
    outside = save(elsewhere, interview(id="buiten"))
    inside = save(folder, interview(id="binnen"))
    (folder / "uit.md").symlink_to(outside)
    (folder / "weg.md").symlink_to(elsewhere / "er-niet.md")
    (folder / "zelfde.md").symlink_to(inside)
    os.mkfifo(folder / "pijp.md")
    entries = Library(folder).entries()
    assert [(entry.path.name, entry.problem is None) for entry in entries] == [
        (inside.name, True),
        ("pijp.md", False),
        ("uit.md", False),
        ("weg.md", False),
    ]
    assert entries[0].copies == ()


@needs_posix
def test_names_that_no_one_would_choose_are_found(tmp_path: Path) -> None:
    for number, name in enumerate(("a\nb.md", "[b]x.md", "x\udcff.md", "MET.MD")):
        save(tmp_path, interview(id=f"id{number}"), name)
    assert len(Library(tmp_path).entries()) == 4


@needs_posix
@pytest.mark.parametrize("closed", ["the file", "the folder"])
def test_a_file_that_may_not_be_read_is_listed(tmp_path: Path, bound_by_rights: str, closed: str) -> None:
    """Of a folder one may see which files are in it, and may yet not come to them."""
    path = save(tmp_path, interview())
    (tmp_path / "README.md").touch()
    shut, rights = (path, 0) if closed == "the file" else (tmp_path, 0o600)
    before = shut.stat().st_mode
    shut.chmod(rights)
    listing = "import sys; from pathlib import Path; from interview_tui.transcripts.library.listing import Library; "
    listing += "[print(one.path, one.interview, one.problem, sep='|') for one in Library(Path(sys.argv[1])).entries()]"
    bound = f"{bound_by_rights}; import os, sys; os.execv(sys.executable, [sys.executable, '-c', *sys.argv[1:]])"
    program = [sys.executable, "-c", bound, listing, str(tmp_path)]
    listed = subprocess.run(program, check=True, capture_output=True, text=True, timeout=60).stdout
    shut.chmod(before)  # the search for words that are not encoded reads it too
    name, found, problem = listed.rstrip("\n").split("|")
    assert (name, found) == (str(path), "None")
    assert problem not in ("", "None")


def test_a_folder_that_is_a_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "bestand"
    disk.put(path, "x")
    with pytest.raises(FolderTrouble) as raised:
        Library(path).entries()
    assert str(path) in raised.value.reason
    assert raised.value.advice


# Many


HEADS = [b"", b"x", b"---\n", b"---\nid: aaaaaa\nformat: 99\n---\n", b"\0" * 5000, b"---\ntags: [in-gesprek]\n---\n"]


@given(
    held=st.lists(few_interviews.map(lambda held: compose(held, CARDS)), max_size=6),
    odd=st.lists(st.sampled_from(HEADS) | st.binary(max_size=40), max_size=3),
    idents=st.lists(st.sampled_from(["3f9k2m", "4f9k2m", "5f9k2m"]), min_size=9, max_size=9),
    cut=st.integers(0, 600),
)
def test_many_are_listed_as_few_are(
    tmp_path_factory: pytest.TempPathFactory, held: list[bytes], odd: list[bytes], idents: list[str], cut: int
) -> None:
    """The same entries in the same order, though of many files the heads are read by another way, and later."""
    folder = tmp_path_factory.mktemp("veel")
    lines = [b"\nid: %s\n" % ident.encode() for ident in idents]
    files = [data.replace(b"\nid: 3f9k2m\n", line) for data, line in zip(held, lines, strict=False)]
    for number, data in enumerate((*files, *odd, *(data[:cut] for data in files[:1]))):
        path = folder / f"2026-11-{number + 1:02}-sam-{idents[number % 9]}.md"
        disk.put(path, data)
        os.utime(path, (LONG_AGO + number % 2, LONG_AGO + number % 2))
    told = []
    for way in (read_as_any, quick_entry):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(listing, "quick_entry", way)
            library = Library(folder)
            entries = library.entries() + library.shared()
        told.append([(entry.path, entry.interview, entry.problem, entry.copies) for entry in entries])
    assert told[0] == told[1]


class Counting(System):
    """The calls of the system, counted by name."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        for name in ("open", "read", "close", "fstat", "stat", "lstat"):
            setattr(self, name, self._counted(name, getattr(super(), name)))

    def _counted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any) -> Any:
            self.calls[name] += 1
            return call(*args)

        return counted


def test_of_many_each_file_is_opened_and_read_once_and_no_interview_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of thousands every call and every value counts; a list shows forty."""
    made: list[OwnHead] = []
    read_own = OwnHead._read

    def counted(head: OwnHead) -> Interview:
        made.append(head)
        return read_own(head)

    monkeypatch.setattr(OwnHead, "_read", counted)
    many = 150
    for number in range(many):
        held = interview(id=f"id{number}22", interviewee=f"Sam {number}", sharing=list(Circle)[number % 3])
        save(tmp_path, held.with_answer(3, note="Rust."))
    system = Counting()
    entries = Library(tmp_path, system=system).entries()
    if codec_of(tmp_path / "x.md") is PLAIN:
        assert system.calls == {"open": many, "read": many, "close": many}
    assert len(entries) == many and not made
    assert all(entry.interview for entry in entries[:9]) and len(made) == 9
    assert entries[0].interview is entries[0].interview and len(made) == 9


# Finding one


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    save(tmp_path, interview(id="3f9k2m"))
    save(tmp_path, interview(id="3f9", interviewee="Robin"))
    save(tmp_path, interview(id="3g7777", interviewee="Kim"))
    yield tmp_path


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("3f9k2m", "3f9k2m"), ("3F9K", "3f9k2m"), ("3f9", "3f9"), ("3g", "3g7777"), ("3G7777", "3g7777")],
)
def test_an_id_may_be_shortened_and_an_exact_one_goes_first(folder: Path, wanted: str, found: str) -> None:
    assert Library(folder).find(wanted).ident == found


def test_an_id_that_fits_several_names_them(folder: Path) -> None:
    with pytest.raises(Several) as raised:
        Library(folder).find("3f")
    assert {entry.ident for entry in raised.value.entries} == {"3f9k2m", "3f9"}
    assert raised.value.wanted == "3f"


@pytest.mark.parametrize("wanted", ["", "x", "3f9k2mm", "weg.md", "../weg.md", "a\0b", "a\0b.md"])
def test_what_is_not_there_is_not_found(folder: Path, wanted: str) -> None:
    with pytest.raises(NotFound):
        Library(folder).find(wanted)


def test_a_file_is_found_by_its_path_and_by_its_name_in_the_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elders")
    other = save(elsewhere, interview(id="ander2"), "los.md")
    library = Library(folder)
    assert library.find(other).ident == "ander2"
    assert library.find(str(other)).ident == "ander2"
    assert library.find(file_name(day(24), "Kim", "3g7777")).ident == "3g7777"
    monkeypatch.chdir(elsewhere)
    assert library.find("los.md").ident == "ander2"


def test_a_file_that_was_asked_for_by_name_has_an_entry_whatever_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "boodschappen.txt"
    disk.put(path, "melk")
    assert Library(tmp_path).find(path).problem
    assert Library(tmp_path).find(tmp_path).problem


@needs_posix
def test_what_is_no_file_says_what_it_is_instead(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.md")
    for path, said in (
        (tmp_path, "Dit is een map, geen bestand."),
        (tmp_path / "pijp.md", "Dit is geen gewoon bestand."),
    ):
        problem = Library(tmp_path).find(path).problem
        assert problem == f"{said} Kijk of het wel het goede bestand is."


def test_what_cannot_be_read_just_now_is_listed(tmp_path: Path) -> None:
    save(tmp_path, interview(), "x.md")
    (entry,) = Library(tmp_path, system=Faulty(1, lambda: OSError(errno.EIO, "proef"))).entries()
    assert (entry.path.name, entry.interview, entry.problem is None) == ("x.md", None, False)


@pytest.mark.parametrize(
    ("name", "data", "listed"),
    [
        ("README.md", b"---\ntitle: x\n---\n", False),
        ("README.md", compose(interview(), CARDS), True),
        ("x.md", b"---\ntitle: x\n---\n", True),
        ("x.md", b"# Van een ander\n", False),
        ("2026-11-24-sam-3f9k2m.md", b"# Van een ander\n", True),
    ],
)
def test_what_is_too_large_is_listed_if_it_may_be_ours_and_always_if_it_was_asked_for(
    tmp_path: Path, name: str, data: bytes, listed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (listing, any_entry):
        monkeypatch.setattr(module, "fits", lambda *_given: False)
    disk.put(tmp_path / name, data)
    said = "Dit bestand is veel te groot voor een gesprek. Kijk of het wel het goede bestand is."
    assert [entry.problem for entry in Library(tmp_path).entries()] == [said] * listed
    assert Library(tmp_path).find(tmp_path / name).problem == said


def test_what_is_not_encoded_in_an_encoded_folder_is_listed_if_its_name_is_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codecs, "_in_use", Codecs({tmp_path: Toy()}))
    ours = tmp_path / file_name(day(24), "Sam", "3f9k2m")
    for path in (ours, tmp_path / "x.md"):
        path.write_bytes(compose(interview(), CARDS))
    (entry,) = Library(tmp_path).entries()
    assert (entry.path, entry.interview, entry.problem is None) == (ours, None, False)


def test_a_damaged_file_is_found_by_the_id_in_its_name(tmp_path: Path) -> None:
    disk.put(tmp_path / "2026-11-24-sam-3f9k2m.md", b"")
    assert Library(tmp_path).find("3f9").problem


# Looking again


def test_a_later_look_sees_what_changed_came_and_went(tmp_path: Path) -> None:
    path = save(tmp_path, interview(id="een222"))
    gone = save(tmp_path, interview(id="weg222", interviewee="Kim"))
    library = Library(tmp_path)
    assert len(library.entries()) == 2
    save(tmp_path, interview(id="twee22", interviewee="Robin"))
    gone.unlink()
    disk.put(path, compose(interview(id="een222", status=Status.FINAL), CARDS))
    found = {entry.ident: entry.interview for entry in library.entries()}
    assert set(found) == {"een222", "twee22"}
    assert found["een222"] is not None and found["een222"].status is Status.FINAL


def test_what_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    save(tmp_path, interview())
    library = Library(tmp_path)
    before = library.entries()[0].interview
    assert library.entries()[0].interview is before


def test_a_change_within_one_tick_of_the_clock_is_seen(tmp_path: Path) -> None:
    now = time.time()
    path = save(tmp_path, interview(team="aa"), modified=now)
    library = Library(tmp_path)
    library.entries()
    data = disk.get(path).replace(b'"aa"', b'"bb"')
    disk.put(path, data)  # the same inode, size and time
    os.utime(path, (now, now))
    (entry,) = library.entries()
    assert entry.interview is not None and entry.interview.team == "bb"


@pytest.mark.usefixtures("either_way")
def test_each_head_is_read_once_whatever_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [save(tmp_path, interview(id=f"id{number}22", interviewee=f"Sam {number}")) for number in range(5)]
    copy = save(tmp_path, interview(id="id022", interviewee="Sam 0"), "kopie.md")
    disk.put(tmp_path / "README.md", "# Leesmij\n")
    os.utime(tmp_path / "README.md", (LONG_AGO, LONG_AGO))
    opens = count_opens(monkeypatch)
    library = Libraries().of(tmp_path)
    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(library.entries) for _ in range(8)]
        assert {len(one.result()) for one in asked} == {5}
    library.names_used(), library.shared(), library.newest_draft(), library.find("id122"), library.files_of("id022")
    assert opens == dict.fromkeys([path.name for path in (*paths, copy)] + ["README.md"], 1)
    changed = save(tmp_path, interview(id="id322", interviewee="Sam 3", team="Een ander"))
    library.entries()
    assert [name for name, count in opens.items() if count > 1] == [changed.name]


def test_a_folder_has_one_library_and_another_folder_another(tmp_path: Path) -> None:
    libraries = Libraries()
    assert libraries.of(tmp_path) is libraries.of(Path(str(tmp_path)))
    assert libraries.of(tmp_path) is not libraries.of(tmp_path / "ander")
    assert libraries.of(tmp_path / "ander").folder == tmp_path / "ander"


def test_the_files_of_one_interview_are_its_copies_too(tmp_path: Path) -> None:
    original = save(tmp_path, interview())
    copy = save(tmp_path, interview(), f"{original.stem}-LAPTOP.md")
    save(tmp_path, interview(id="ander2", interviewee="Kim"))
    disk.put(tmp_path / "2026-11-24-sam-3f9k2m-2.md", b"")
    version = tmp_path / "deelversie.md"
    disk.put(version, disk.get(original).replace(b"format: 3", f"format: 3\n{SHARED_FOR}: team".encode()))
    assert [entry.path for entry in Library(tmp_path).files_of("3f9k2m")] == [original, copy]


@needs_posix
def test_a_change_by_a_program_that_puts_the_time_back_is_seen(tmp_path: Path) -> None:
    path = save(tmp_path, interview(team="aa"))
    library = Library(tmp_path)
    library.entries()
    assert b'"aa"' in library.contents(path)
    before, data = path.stat(), disk.get(path).replace(b'"aa"', b'"bb"')
    disk.put(path, data)
    os.utime(path, (LONG_AGO, LONG_AGO))
    while path.stat().st_ctime_ns == before.st_ctime_ns:  # the clock of the disk ticks every few milliseconds
        os.utime(path, (LONG_AGO, LONG_AGO))
    after = path.stat()
    assert (after.st_ino, after.st_size, after.st_mtime_ns) == (before.st_ino, before.st_size, before.st_mtime_ns)
    assert b'"bb"' in library.contents(path)
    (entry,) = library.entries()
    assert entry.interview is not None and entry.interview.team == "bb"


# Contents


def test_contents_are_read_when_asked_for_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path, interview(answers={3: Answer("geheim")}))
    library = Library(tmp_path)
    library.entries()
    opens = count_opens(monkeypatch)
    assert library.contents(path) == library.contents(path) == disk.get(path)
    assert opens[path.name] == 1
    disk.put(path, compose(interview(answers={3: Answer("anders")}), CARDS))
    assert b"anders" in library.contents(path)


def test_contents_of_a_file_elsewhere_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    path = save(elsewhere, interview())
    library = Library(tmp_path)
    opens = count_opens(monkeypatch)
    assert library.contents(path) == library.contents(path) == disk.get(path)
    assert opens[path.name] == 2


@pytest.mark.parametrize("goes", ["thrown away", "changed"])
def test_at_the_next_look_old_words_are_not_in_memory(tmp_path: Path, goes: str) -> None:
    path = save(tmp_path, interview(answers={3: Answer("geheim")}))
    library = Library(tmp_path)
    library.contents(path)
    assert library._contents.size
    if goes == "changed":
        disk.put(path, b"nu iets anders")
    else:
        path.unlink()
    library.entries()
    assert library._contents.size == 0


def test_names_used_before_come_once_and_the_latest_first(tmp_path: Path) -> None:
    save(tmp_path, interview(id="a2", date=day(1), interviewer="Noor", interviewee="Sam", team="Noord"))
    save(
        tmp_path, interview(id="b2", date=day(3), interviewer="sam", interviewee="Robin", team="", organisation="Wijk")
    )
    save(tmp_path, interview(id="c2", date=day(2), interviewer="NOOR", interviewee="Kim", team="Zuid"))
    names = Library(tmp_path).names_used()
    assert names.interviewers == ("sam", "NOOR")
    assert names.interviewees == ("Robin", "Kim", "Sam")
    assert names.teams == ("Zuid", "Noord")
    assert names.organisations == ("Wijk",)


def test_what_was_said_is_not_in_an_entry(tmp_path: Path) -> None:
    save(tmp_path, interview(answers={3: Answer("geheim")}, sharing=Circle.PRIVATE))
    (entry,) = Library(tmp_path).entries()
    assert "geheim" not in repr(entry)
