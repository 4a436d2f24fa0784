"""The so-thats of one card under the note: a list where there is room, else the last one and a count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual import events, getters
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.language import _, ngettext
from interview_tui.tui.kit.command import key_of
from interview_tui.tui.kit.commands import INTERVIEW
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.plain import plain, spread

_MOST_OFFER = 3  # rows, each only where it is needed: one sees what one says yes to
_LINK = re.compile(r"\b(?:zodat|opdat|so that)\b", re.IGNORECASE)


def with_bridge(sentence: str, style: str) -> Content:
    """Return a so-that with the word that makes it one (zodat, opdat, so that) in bold."""
    content = plain(sentence, style)
    for found in _LINK.finditer(content.plain):
        content = content.stylize("bold", *found.span())
    return content


class ZodatjeStrip(Widget):
    """Show the so-thats of a card, and above them the sentence that is offered as one. A click opens their field."""

    DEFAULT_CSS = "ZodatjeStrip { height: auto; padding: 0 3; }"

    app = getters.app(Host)
    sentences: reactive[tuple[str, ...]] = reactive((), layout=True)
    offer: reactive[str] = reactive("", layout=True)
    most_rows: reactive[int] = reactive(1, layout=True)

    class Pressed(Message):
        """Report a click on the so-thats."""

    def _lines(self, width: int) -> Iterator[Content]:
        offered = self._offer_lines(width)
        yield from offered
        room = max(self.most_rows - len(offered), 0 if offered else 1)
        if not self.sentences or room <= 0:
            return
        if len(self.sentences) > room:
            count = len(self.sentences)
            right = Content.styled(ngettext("{n} so-that", "{n} so-thats", count).format(n=count), "$quiet")
            yield spread(with_bridge(self.sentences[-1], "$secondary"), right, width)
            return
        for sentence in self.sentences:
            line = with_bridge(sentence, "$secondary")
            yield line.truncate(width, ellipsis=True) if line.cell_length > width else line

    def _offer_lines(self, width: int) -> list[Content]:
        """Return the offered sentence, with the keys for it at the right of its first row."""
        if not self.offer:
            return []
        yes, no = (key_of(ident, INTERVIEW, self.app.keymap_of_user) for ident in ("offer_yes", "offer_no"))
        keys = Content.styled(_("{yes}: yes · {no}: no").format(yes=yes, no=no), "$quiet")
        question = Content.assemble((_("As a so-that?"), "$accent"), "  ", with_bridge(self.offer, "$foreground"))
        lines = question.wrap(max(width - keys.cell_length - 2, 20))
        if lines[1:]:
            rest = question.plain[len(lines[0].plain) :].lstrip()
            lines[1:] = question[len(question.plain) - len(rest) :].wrap(max(width, 20))
        shown = lines[:_MOST_OFFER]
        if len(lines) > len(shown):
            shown[-1] = shown[-1].truncate(max(shown[-1].cell_length - 1, 1)) + "…"
        return [spread(shown[0], keys, width), *shown[1:]]

    def offer_rows(self, width: int) -> int:
        """Return how many rows the offer takes in `width` columns."""
        return len(self._offer_lines(width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many rows it shows."""
        return len(list(self._lines(width)))

    def render(self) -> Content:
        """Return the lines."""
        return Content("\n").join(list(self._lines(self.content_size.width)))

    def on_click(self, event: events.Click) -> None:
        """Report the click, which opens the field for so-thats."""
        event.stop()
        self.post_message(self.Pressed())
