"""A version for others: first what will be in it and what will not, then the file."""

from __future__ import annotations

import asyncio
import os

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.interview.model import Circle
from interview_tui.interview.sharing import readable
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current, ngettext
from interview_tui.storage.trouble import SaveError
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.file_names import SUFFIX
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.transcripts.sharing.share import SharedCard, ShareError, preview, share, version_path, write_version
from interview_tui.tui.kit.commands import SHARE
from interview_tui.tui.kit.export_screen import MakingScreen, typed_path
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.line_field import LineField


class ShareScreen(MakingScreen):
    """What `circle` gets to read, card by card, before anything is written; then the place, and Enter."""

    CSS_PATH = "share.tcss"
    commands = SHARE

    page = query_one("#share-page", VerticalScroll)
    field = query_one("#share-path", LineField)

    def __init__(self, desk: Desk, circle: Circle) -> None:
        super().__init__()
        self.desk = desk
        self._document = read_document(desk.contents())
        self._preview = preview(self._document, circle)
        self._shown = readable(self._document.interview, circle)

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """What goes along and what stays, where it goes, and what came of it."""
        readers = words(current()).circles[self._preview.circle]
        possible = self._preview.obstacle is None
        yield Line(id="header")
        with VerticalScroll(id="share-page", can_focus=False):
            title = _("A version for: {readers}").format(readers=readers)
            yield Static(plain(title), id="share-title", markup=False)
            yield Static(self._contents(), id="share-contents", markup=False)
        if possible:
            yield Static(_("Where the version will be"), id="share-where", markup=False)
            yield LineField(os.fspath(version_path(self.desk.path, self._preview.circle)), id="share-path")
        yield Static(id="share-result", classes="made", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Begin at the place, so that Enter is enough."""
        self.query_one("#header", Line).left = header_line(self.desk.interview)
        self.result.display = False
        if self._preview.obstacle is None:
            self.field.select_on_focus = False
            self.field.focus()
            self.field.cursor_position = 0  # and then to its end, once it has a width: the name is what matters
            self.call_after_refresh(self.field.action_end)

    def _contents(self) -> Content:
        """The whole preview; or why there can be none, and what would change that."""
        if self._preview.obstacle is not None:
            more = _("While reading back, {name} can give an answer a wider circle of readers.")
            lines = [plain(self._preview.obstacle, "$warning")]
            if self._preview.cards:
                lines += [plain(more.format(name=self.desk.interview.interviewee)), Content()]
            return Content("\n").join([*lines, *map(_row, self._preview.cards)])
        blocks = [[plain(self._summary())], [*map(_row, self._preview.cards), *self._other_rows()], self._names()]
        return Content("\n\n").join([Content("\n").join(block) for block in blocks])

    def _summary(self) -> str:
        cards = self._preview.cards
        included = sum(card.included for card in cards)
        text = ngettext("{n} of {total} answer goes along.", "{n} of {total} answers go along.", len(cards))
        said = text.format(n=included, total=len(cards))
        zodatjes = sum(len(answer.zodatjes) for answer in self._shown.answers.values())
        if zodatjes:
            more = ngettext("With them {n} so-that.", "With them {n} so-thats.", zodatjes)
            said += " " + more.format(n=zodatjes)
        return said

    def _other_rows(self) -> list[Content]:
        """The closing sentence, and what a hand wrote outside the cards."""
        rows = []
        agreed = words(current()).circles[self.desk.interview.sharing]
        if self._preview.closing is not None:
            rows.append(
                _line(self._preview.closing, words(current()).closing, _("for: {readers}").format(readers=agreed))
            )
        if self._preview.additions:
            count = self._preview.additions
            text = ngettext("{n} piece added by hand", "{n} pieces added by hand", count).format(n=count)
            rows.append(_line(False, text, _("nobody said who may read it")))
        return rows

    def _names(self) -> list[Content]:
        shown = self._shown
        names = [
            name for name in (shown.interviewer, shown.interviewee, shown.next, shown.team, shown.organisation) if name
        ]
        text = _("Names above it: {names}. Names within the answers go along as they stand.")
        return [plain(text.format(names=", ".join(names)), "$quiet")]

    # --- doing

    @property
    def may_make(self) -> bool:
        """Return whether the version can be made, and is not made yet."""
        return self._preview.obstacle is None and self.made is None

    @property
    def is_blocked(self) -> bool:
        """Return whether something stands in the way of sharing."""
        return self._preview.obstacle is not None

    @work(exclusive=True, group="share")
    async def action_make(self) -> None:
        """Write it, and say where it is; or say why not."""
        path = typed_path(self.field.line, self.desk.path.parent, SUFFIX)
        try:
            data = share(self._document, self._preview.circle)
            await asyncio.to_thread(write_version, data, path, transcript=self.desk.path, ident=self.desk.interview.id)
        except ShareError as error:
            self.tell(plain(str(error), "$warning"))
        except SaveError as error:
            self.tell(plain(error.in_full, "$warning"))
        else:
            self.made = path
            self.field.display = False
            self.query_one("#share-where").display = False
            self.set_focus(None)
            made = Content.styled(_("It is made. This is the file to give away:"), "$success")
            self.tell(Content("\n").join([made, plain(os.fspath(path))]))

    def action_scroll_page(self, by: int) -> None:
        """Read on or back in what will be in it."""
        self.page.scroll_relative(y=by, animate=False)

    def action_read_again(self) -> None:
        """Read back once more, where the colleague can share more."""
        self.app.navigation.show_read_back(self.desk)


def _row(card: SharedCard) -> Content:
    why = card.why if card.struck else _("for: {readers}").format(readers=card.why)
    return _line(card.included, f"{card.number}. {card.title}", why)


def _line(included: bool, text: str, why: str) -> Content:
    """One thing that goes along, or stays here and why."""
    if included:
        return Content.assemble(("✓ ", "$success"), plain(text))
    return Content.assemble(("– ", "$quiet"), plain(text, "$quiet"), ("  ", ""), plain(why, "$accent"))
