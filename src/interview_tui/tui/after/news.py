"""What there is to do after finishing, above all else on that screen, with the sentence to send to others."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from interview_tui.language import _
from interview_tui.tui.after.given_words import ToSend, to_send
from interview_tui.tui.kit.plain import plain


class News(Static):
    """Show what there is to do; hidden if there is nothing. A sentence to send can be copied, one at a time."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._news = Content()
        self._key = ""
        self._copied: int | None = None  # which sentence was copied last
        self.sentences: tuple[ToSend, ...] = ()
        """What to send to whom."""

    def on_mount(self) -> None:
        """Show nothing yet."""
        self.display = False

    def tell(self, news: Content, sentences: Sequence[ToSend], key: str) -> None:
        """Show what there is to do, and what to send, which `key` copies."""
        if self.sentences != tuple(sentences):
            self._copied = None
        self._news, self.sentences, self._key = news, tuple(sentences), key
        self._show()

    def copy_next(self) -> None:
        """Copy the sentence, and say so; where there are more, the next one each time: each is for other readers."""
        from interview_tui.tui.note.copied import copy  # rare

        self._copied = 0 if self._copied is None else (self._copied + 1) % len(self.sentences)
        copy(self.app, self.sentences[self._copied].text)
        self._show()

    def _show(self) -> None:
        alone = len(self.sentences) == 1
        lines = [self._news] if self._news else []
        for at, sentence in enumerate(self.sentences):
            said = to_send(sentence, alone=alone)
            lines.append(Content.assemble(said, "  ", (_("copied"), "$success")) if at == self._copied else said)
        if self.sentences:
            if self._copied is not None and alone:
                text = _("Does nothing come? Some terminals do not allow copying like this.")
            else:
                text = _("{key} copies this sentence.") if alone else _("{key} copies these, one after the other.")
            lines.append(plain(text.format(key=self._key), "$quiet"))
        self.update(Content("\n").join(lines))
        self.display = bool(lines)
