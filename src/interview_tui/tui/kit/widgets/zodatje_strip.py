"""The so-thats of one card under the note: all where there is room, else the last one and a count."""

from __future__ import annotations

import re

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
_LEAST = 20  # columns
_LINK = re.compile(r"\b(?:zodat|opdat|so that)\b", re.IGNORECASE)


def with_bridge(sentence: str, style: str) -> Content:
    """Return a so-that with the word that makes it one (zodat, opdat, so that) in bold."""
    content = plain(sentence, style)
    for found in _LINK.finditer(content.plain):
        content = content.stylize("bold", *found.span())
    return content


def _beside(text: Content, right: Content, width: int, most: int | None = None, rest: str = "") -> list[Content]:
    """Return the rows of a text, at most so many, with another at the right of the first.

    One that is cut ends in an ellipsis, and in what says where the `rest` is.
    """
    widths = [max(width - right.cell_length - 2 * bool(right.plain), _LEAST), max(width, _LEAST)]
    lines = text.wrap(widths[0])
    if lines[1:]:
        below = text.plain[len(lines[0].plain) :].lstrip()
        lines[1:] = text[len(text.plain) - len(below) :].wrap(widths[1])
    if most is not None and len(lines) > most:
        end = Content.styled(f"… {rest}".rstrip(), "$quiet")
        room = widths[most > 1] - end.cell_length
        lines = [*lines[: most - 1], Content.assemble(lines[most - 1].truncate(max(room, 1)), end)]
    return [spread(lines[0], right, width), *lines[1:]] if right.plain else lines


class ZodatjeStrip(Widget):
    """Show the so-thats of a card, and above them the sentence that is offered as one. A click opens their field."""

    DEFAULT_CSS = "ZodatjeStrip { height: auto; padding: 0 3; }"

    app = getters.app(Host)
    sentences: reactive[tuple[str, ...]] = reactive((), layout=True)
    offer: reactive[str] = reactive("", layout=True)
    most_rows: reactive[int] = reactive(1, layout=True)

    class Pressed(Message):
        """Report a click on the so-thats."""

    def _key(self, ident: str) -> str:
        return key_of(ident, INTERVIEW, self.app.keymap_of_user)

    def _lines(self, width: int) -> list[Content]:
        offered = self._offer_lines(width)
        room = max(self.most_rows - len(offered), 0 if offered else 1)
        return [*offered, *self._kept_lines(width, room)]

    def _kept_lines(self, width: int, room: int) -> list[Content]:
        """Return the so-thats that were kept in so many rows, the last one first; a sentence that is cut says so."""
        if not self.sentences or room <= 0:
            return []
        whole = self._whole_lines(width)
        if len(whole) <= room:
            return whole
        last, count = with_bridge(self.sentences[-1], "$secondary"), len(self.sentences)
        told = ngettext("{n} so-that", "{n} so-thats", count).format(n=count) if count > 1 else ""
        lines = _beside(last, Content.styled(told, "$quiet"), width)
        if len(lines) > room:
            key = self._key("zodatje")
            told = f"{told} · {key}" if told else _("{key}: read all of it").format(key=key)
            lines = _beside(last, Content.styled(told, "$quiet"), width, room)
        return lines

    def _whole_lines(self, width: int) -> list[Content]:
        """Return all so-thats, each in the rows that it needs."""
        return [
            line for sentence in self.sentences for line in with_bridge(sentence, "$secondary").wrap(max(width, _LEAST))
        ]

    def kept_rows(self, width: int) -> int:
        """Return how many rows the so-thats take in `width` columns, each of them whole."""
        return len(self._whole_lines(width))

    def _offer_lines(self, width: int) -> list[Content]:
        """Return the offered sentence, with the keys for it at the right of its first row."""
        if not self.offer:
            return []
        keys = _("{yes}: yes · {no}: no").format(yes=self._key("offer_yes"), no=self._key("offer_no"))
        question = Content.assemble((_("As a so-that?"), "$accent"), "  ", with_bridge(self.offer, "$foreground"))
        rest = _("the rest stands in the note")
        return _beside(question, Content.styled(keys, "$quiet"), width, _MOST_OFFER, rest)

    def offer_rows(self, width: int) -> int:
        """Return how many rows the offer takes in `width` columns."""
        return len(self._offer_lines(width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many rows it shows."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the lines."""
        return Content("\n").join(self._lines(self.content_size.width))

    def on_click(self, event: events.Click) -> None:
        """Report the click, which opens the field for so-thats."""
        event.stop()
        self.post_message(self.Pressed())
