"""tools/formatters.py, with the one formatter that is in the environment."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import formatters
from tools.formatters import COLUMNS, Sample, samples, weighed

from tests.rewrites.proving import leaks

pytestmark = pytest.mark.no_files


def test_it_names_what_is_missing_and_fetches_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert formatters.main([str(tmp_path), "--only", "prettier", "--files", "1"]) == 1
    told = capsys.readouterr()
    assert f"npm install --prefix {tmp_path} prettier@" in told.err
    assert "prettier |" not in told.out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_row_for_each_kind_of_transcript(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = formatters.pandoc("gfm+yaml_metadata_block", "--wrap=none")
    monkeypatch.setattr(formatters, "FORMATTERS", (plain,))
    formatters.main([str(tmp_path), "--files", "2"])
    head, _line, *rows = capsys.readouterr().out.splitlines()
    assert head.count("|") == rows[0].count("|")
    cells = [[cell.strip() for cell in row.split("|")[1:-1]] for row in rows]
    assert {row[3].removesuffix(", twice") for row in cells} == set(samples(1, 1))
    assert {row[0] for row in cells} == {"pandoc"}
    assert {row[4] for row in cells} == {"2"}
    assert all(row[5] == "0" for row in cells), "pandoc writes the front matter in an order of its own"


def test_what_became_of_a_file_is_told_in_columns() -> None:
    shared = [sample for kind in samples(20, 1).values() for sample in kind]
    assert all(set(weighed(sample, sample.data)) <= set(COLUMNS) for sample in shared)
    sample = next(Sample(one, data) for one, data in shared if "refused" in set(weighed(Sample(one, data), b"")))
    assert set(weighed(sample, b"")) == {"cannot be read", "refused"}
    letter = {"to the letter", "read the same", "same words and readers"}
    assert set(weighed(sample, sample.data)) == letter
    more = sample.data.replace(b"\n\n", b"\n\n\n")
    assert set(weighed(sample, more)) & letter == {"same words and readers"}
    assert not leaks(sample.one, sample.data)
