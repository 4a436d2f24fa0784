"""Make the screenshots of the README from the real app: `python tools/screenshots.py [NAME…]`.

The app runs without a terminal, driven by Textual's pilot; its SVG becomes a PNG in headless Chromium, which must be
installed. The interview in the pictures is fictional.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from interview_tui.cards.shipped import shipped
from interview_tui.language import Language, choose
from interview_tui.start import Action, Start
from interview_tui.storage.places import data
from interview_tui.tui.app.app import GesprekApp

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "screenshots"
CELL = (12.2, 24.4)  # pixels of a column and a row in Textual's SVG
FRAME = (18, 51)  # pixels around them
NOTE = (
    "Begint met koffie aan de keukentafel. Eerst kijken, dan pas vragen.",
    "Vorige week, gezin met drie kinderen. ==Ik heb een halfuur niks gevraagd.==\nIk drink eerst koffie mee, "
    "zodat het hun keukentafel blijft.",
)

Steps = Callable[[Pilot[None]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Picture:
    """Hold one screenshot: its name, size and theme, and the steps in the app before it is taken."""

    name: str
    size: tuple[int, int]
    theme: str
    action: Action
    steps: Steps
    example: bool = False
    lang: Language = "nl"


async def type_a_note(pilot: Pilot[None]) -> None:
    """Go to card 5, type a note, ask a probe, and type another note."""
    from interview_tui.tui.interview.screen import InterviewScreen

    screen = pilot.app.screen
    assert isinstance(screen, InterviewScreen)
    await pilot.press("ctrl+g", "5", "enter")
    screen.place.field.insert(NOTE[0])
    await pilot.press("ctrl+d")
    screen.place.field.insert(NOTE[1])
    await pilot.pause(2.5)
    await pilot.press("tab")
    await pilot.pause(1.0)


async def large(pilot: Pilot[None]) -> None:
    """Show card 7 alone."""
    await pilot.press("ctrl+g", "7", "enter", "ctrl+o")
    await pilot.pause(0.5)


async def give(pilot: Pilot[None]) -> None:
    """Open the example, go to what can be done with it, and see what the team would get."""
    for keys in ("enter", "t", "enter", "right"):
        await pilot.press(keys)
        await pilot.pause(1.5)


async def wait(pilot: Pilot[None]) -> None:
    """Wait for the first screen."""
    await pilot.pause(1.0)


PICTURES = (
    Picture("list-120x40", (120, 40), "papier", "list", wait, example=True),
    Picture("start-80x24", (80, 24), "nacht", "list", wait),
    Picture("interview-80x24", (80, 24), "nacht", "new", type_a_note),
    Picture("interview-120x40", (120, 40), "papier", "new", type_a_note),
    Picture("give-80x24", (80, 24), "papier", "list", give, example=True),
    Picture("card-large-100x30", (100, 30), "nacht", "new", large),
)


async def take(picture: Picture, folder: Path) -> Path:
    """Run the app for one screenshot; return the path of its SVG."""
    choose(picture.lang)
    os.chdir(folder)  # so that the screenshot shows no absolute path
    transcripts = Path("In gesprek")
    transcripts.mkdir(mode=0o700)
    if picture.example:
        shutil.copy(data(f"example.{picture.lang}.md"), transcripts)
    names = ("Noor", "Sam") if picture.action == "new" else ("", "")
    start = Start(
        transcripts,
        shipped(picture.lang),
        picture.lang,
        action=picture.action,
        theme=picture.theme,
        interviewer=names[0],
        interviewee=names[1],
    )
    app = GesprekApp(start)
    async with app.run_test(size=picture.size) as pilot:
        await picture.steps(pilot)
        svg = folder / f"{picture.name}.svg"
        svg.write_text(app.export_screenshot(), encoding="utf-8")
    if app.desk is not None:
        app.desk.close()
    return svg


def render(svg: Path, png: Path, size: tuple[int, int]) -> None:
    """Render the SVG to a PNG in Chromium; rsvg-convert would drop spaces."""
    browser = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
    if browser is None:
        sys.exit("chromium is needed to draw the pictures")
    width = round(size[0] * CELL[0] + FRAME[0])
    height = round(size[1] * CELL[1] + FRAME[1])
    with tempfile.TemporaryDirectory() as profile:
        page = Path(profile) / "page.html"
        page.write_text(f"<title>{html.escape(svg.stem)}</title><body style='margin:0'>{svg.read_text('utf-8')}")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"]
        command += ["--disable-background-networking", f"--user-data-dir={profile}", f"--window-size={width},{height}"]
        subprocess.run([*command, f"--screenshot={png}", page.as_uri()], check=True, capture_output=True)


def main() -> None:
    """Make every screenshot, or those named in the arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="only these pictures")
    names = parser.parse_args().names
    TARGET.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        if names and picture.name not in names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            svg = asyncio.run(take(picture, Path(folder)))
            render(svg, TARGET / f"{picture.name}.png", picture.size)
        print(TARGET / f"{picture.name}.png")


if __name__ == "__main__":
    main()
