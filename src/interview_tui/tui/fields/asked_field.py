"""A question with a one-line field for its answer, and a line for what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from interview_tui.tui.kit.line_problems import text_problem
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.note.line_field import LineField

_MOST_BESIDE = 14  # columns: a longer question stands above its field


class AskedField(Vertical):
    """Show a question with its field.

    `name` is the id of its LineField; `problem_of` returns what is wrong with a line, empty if nothing is.
    """

    field = query_one(LineField)

    class Resized(Message):
        """Report that the field changed its height: what is below it has moved."""

    def __init__(
        self,
        name: str,
        question: str = "",
        value: str = "",
        hint: str = "",
        problem_of: Callable[[str], str] = text_problem,
    ) -> None:
        super().__init__(id=f"{name}-field")
        self._field_name = name
        self._question = question
        self._value = value
        self._hint = hint
        self._problem_of = problem_of

    def compose(self) -> ComposeResult:
        """Compose the question, the field, and the line for what is wrong."""
        with Horizontal(classes="field-row"):
            yield Static(classes="field-label", markup=False)
            yield LineField(self._value, placeholder=self._hint, id=self._field_name)
        yield Static(id=f"{self._field_name}-problem", classes="field-problem", markup=False)

    def on_mount(self) -> None:
        """Show the question."""
        self.ask(self._question)

    def on_resize(self) -> None:
        """Post that the height changed."""
        self.post_message(self.Resized())

    @property
    def line(self) -> str:
        """Return what was filled in, cleaned, on one line."""
        return self.field.line

    def ask(self, question: str) -> None:
        """Show this question; above the field if it is too long to stand beside it."""
        self._question = question
        shown: Content = plain(question)
        self.set_class(shown.cell_length > _MOST_BESIDE, "-above")
        self.query_one(".field-label", Static).update(shown)

    def is_in_order(self) -> bool:
        """Return whether the line is valid; else show below the field what is wrong, and focus it."""
        problem = self._problem_of(self.line)
        self._say(problem)
        if problem:
            self.field.focus(scroll_visible=False)
            self.call_after_refresh(self.scroll_visible, animate=False)  # once the problem has its place
        return not problem

    @on(Input.Changed)
    def _typed(self) -> None:
        """Clear the problem once the user types."""
        self._say("")

    def _say(self, problem: str) -> None:
        said = self.query_one(".field-problem", Static)
        said.update(plain(problem))
        said.display = bool(problem)
