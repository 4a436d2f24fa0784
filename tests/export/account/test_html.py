"""An account as a web page: in a real browser, by day and by night, without a mistake for who cannot see it."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from hypothesis import given

from interview_tui.export.account.account import Account, account
from interview_tui.export.account.html import html
from interview_tui.export.account.reader import Reader
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Status
from interview_tui.storage.places import data
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import read
from tests.builders import interview, question_set
from tests.readers import needs, run
from tests.texts import notes

MARK = "In gesprek (interview-tui), page:0123456789abcdef;holds:3.ab;words:3.cd;"
CARDS = question_set()
HELD = interview(
    status=Status.FINAL,
    sharing=Circle.TEAM,
    answers={
        3: Answer("Eerst kijken.\nDoorgevraagd: Neem me mee.\n==Een halfuur niks.==", ("Ik wacht, zodat het kan.",)),
        5: Answer("عملت مع العائلات لسنوات.\n- een\n- twee 👩‍👩‍👧‍👦\n" + "woord" * 100),
        7: Answer("Dit blijft tussen ons.", (), Circle.PRIVATE),
    },
    closing="Het is mijn vak om te wachten.",
    closing_readers=ClosingReaders.NAMED,
    team="Team <Noord>",
    listeners="Kim & Jo",
)


def document(**changes: object) -> Document:
    return read(compose(HELD.change(**changes), CARDS))


def page(reader: Reader = Reader.TELLER) -> str:
    return html(account(document(), reader), MARK).decode()


class Text(HTMLParser):
    """The text between the tags of the body, one element a line; `seen` without what only a screen reader says."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.hidden: list[str] = []
        self._inside = False
        self._hides = False
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside |= tag == "body"
        self._hides = ("class", "label") in attrs
        if tag in ("p", "h1", "h2"):
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self._hides = self._hides and tag != "span"

    def handle_data(self, data: str) -> None:
        if self._inside and data.strip():
            if self._hides:
                self.hidden.append(data)
            else:
                self.lines[-1] += data


@pytest.mark.no_files
def test_it_is_a_whole_page_in_the_language_of_the_interview() -> None:
    made = page()
    assert made.startswith('<!DOCTYPE html>\n<html lang="nl">') and made.endswith("</html>\n")
    assert "<title>Sam over het vak</title>" in made
    assert f'<meta name="keywords" content="{MARK}">' in made
    assert Text(made).lines[:5] == [
        "Sam over het vak",
        "In gesprek met Noor",
        "24 november 2026 · Team <Noord>",
        "Luisterden mee: Kim & Jo",
        "Alleen voor Noor en Sam.",
    ]


@pytest.mark.no_files
def test_nothing_is_loaded_sent_or_run() -> None:
    made = page()
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', made)[0])
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert not re.search(
        r"(?i)<(script|link|img|iframe|object|embed|form|base|a)\b|url\(|@import|https?:|src=|href=", made
    )
    assert '<meta name="referrer" content="no-referrer">' in made and "noindex" in made


@pytest.mark.no_files
def test_each_line_is_what_it_is() -> None:
    made = page()
    assert '<h2 dir="auto"><span class="number">3 </span>“Kaart 3 …”</h2>' in made
    assert '<blockquote>\n<p dir="auto">Wanneer ben je in je element?</p>\n</blockquote>' in made
    assert '<span class="label">Doorgevraagd: </span><em>Neem me mee.</em></p>' in made
    assert "<mark>Een halfuur niks.</mark>" in made
    assert '<p class="zodatje" dir="auto"><span class="label">Zodatje: </span>Ik wacht, zodat het kan.</p>' in made
    assert '<p class="readers"><span class="label">Wie dit mag lezen: </span>alleen wij tweeën</p>' in made
    assert '<p class="closing" dir="auto">Het is mijn vak om te wachten.</p>' in made
    assert made.count("<h1") == 1


@pytest.mark.no_files
def test_a_name_that_runs_from_right_to_left_turns_its_own_lines_alone() -> None:
    made = html(account(document(interviewee="فاطمة", team="صحة"), Reader.TELLER), MARK).decode()
    assert "<h1>فاطمة over het vak</h1>" in made and "<bdi>صحة</bdi>" in made
    assert '<p dir="auto">عملت مع العائلات لسنوات.</p>' in made


@given(notes)
@pytest.mark.no_files
def test_no_text_is_lost_and_none_is_markup(note: str) -> None:
    made = account(document(answers={3: Answer(f"Begin.\n{note}")}), Reader.TELLER)
    found = Text(html(made, MARK).decode()).lines
    for part in made.parts:
        for one in part.said:
            assert one.text in found or one.text.replace("\r", "") in found


@pytest.mark.no_files
@pytest.mark.parametrize("reader", [Reader.TELLER, Reader.TEAM])
def test_of_what_is_seen_seven_words_in_ten_are_of_the_colleague(reader: Reader) -> None:
    made: Account = account(read(data("example.nl.md").read_bytes()), reader)
    seen = sum(len(line.split()) for line in Text(html(made, MARK).decode()).lines)
    told = sum(len(one.text.split()) for part in made.parts for one in part.said if one.kind.value != "probe")
    assert told + len(made.closing.split()) >= 0.7 * seen


# --- in a browser

_AXE = """
<script>%s</script>
<script>
axe.run({resultTypes: ["violations", "incomplete"]}).then(found => {
  const told = found.violations.map(one => [one.id, one.nodes.map(node => node.html)]);
  const out = document.createElement("pre");
  out.id = "found";
  out.textContent = JSON.stringify({told, unsure: found.incomplete.map(one => one.id), passed: found.passes.length,
    wide: document.documentElement.scrollWidth, ink: getComputedStyle(document.body).color,
    width: document.documentElement.clientWidth});
  document.body.append(out);
});
</script>
"""


def looked_at(made: str, folder: Path, *options: str) -> dict[str, object]:
    """What axe finds in a page, in a browser; the script needs a copy without the policy, for that would stop it."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    bare = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>\n", "", made)
    path = folder / "page.html"
    path.write_text(bare.replace("</body>", _AXE % axe + "</body>"), encoding="utf-8")
    printed = run("chromium", *_quiet(folder), "--virtual-time-budget=20000", *options, "--dump-dom", path.as_uri())
    found = re.findall(r'<pre id="found">(.*?)</pre>', printed, re.DOTALL)
    assert found, "axe did not end"
    result: dict[str, object] = json.loads(unescape(found[0]))
    return result


def _quiet(folder: Path) -> list[str]:
    return [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        f"--user-data-dir={folder / 'chromium'}",
    ]


DAY, NIGHT = (), ("--blink-settings=preferredColorScheme=0",)


@pytest.mark.slow
@needs("chromium")
@pytest.mark.parametrize("options", [DAY, NIGHT], ids=["day", "night"])
def test_axe_finds_nothing_in_it(options: tuple[str, ...], tmp_path: Path) -> None:
    found = looked_at(page(), tmp_path, *options)
    assert found["told"] == []
    assert found["unsure"] == []
    assert isinstance(found["passed"], int) and found["passed"] > 10
    assert found["ink"] == ("rgb(232, 229, 223)" if options else "rgb(29, 28, 26)")


class _Served(SimpleHTTPRequestHandler):
    """Serve one page, and keep what was asked for."""

    asked: ClassVar[list[str]] = []
    made: ClassVar[bytes] = b""

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.made)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.mark.slow
@needs("chromium")
def test_a_browser_asks_for_the_page_alone_and_runs_nothing(tmp_path: Path) -> None:
    """Whatever is in it: here texts that would ask for something and change the page, were they more than text."""
    hostile = "<img src=/img.png onerror=document.title=1> <script>document.title=2</script> <link href=/a.css>"
    made = account(document(interviewee=hostile, team=hostile, answers={3: Answer(hostile, (hostile,))}), Reader.TELLER)
    _Served.made = html(made, MARK)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Served) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        seen = run("chromium", *_quiet(tmp_path), "--dump-dom", f"http://127.0.0.1:{server.server_port}/page")
        server.shutdown()
    assert set(_Served.asked) - {"/favicon.ico"} == {"/page"}
    title = "&lt;img src=/img.png onerror=document.title=1&gt;"
    assert f"<title>{title}" in seen and "<script" not in seen


@pytest.mark.slow
@needs("chromium")
def test_on_a_phone_nothing_runs_over_the_edge(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page(), encoding="utf-8")
    frame = tmp_path / "frame.html"
    frame.write_text(
        '<body><iframe src="page.html" width="360" height="700"></iframe><script>onload = () => {'
        'const page = document.querySelector("iframe").contentDocument.documentElement;'
        'document.title = [page.clientWidth, page.scrollWidth].join(" ")}</script>',
        encoding="utf-8",
    )
    seen = run("chromium", *_quiet(tmp_path), "--allow-file-access-from-files", "--dump-dom", frame.as_uri())
    width, wide = map(int, re.findall(r"<title>(\d+) (\d+)</title>", seen)[0])
    assert 300 < width <= 360 and wide == width
