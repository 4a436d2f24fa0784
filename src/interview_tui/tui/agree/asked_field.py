"""A question with a field of one line for its answer, and room for what is wrong with that."""

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
from interview_tui.tui.kit.widgets.line_field import LineField

_BESIDE = 14  # columns: a longer question stands above its field


class AskedField(Vertical):
    """`name` is the id of its LineField; `problem_of` says what is wrong with a line, nothing if all is well."""

    field = query_one(LineField)

    class Resized(Message):
        """It takes other rows now: what stands below it has moved."""

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
        """The question, the field, and the line for what is wrong."""
        with Horizontal(classes="field-row"):
            yield Static(classes="field-label", markup=False)
            yield LineField(self._value, placeholder=self._hint, id=self._field_name)
        yield Static(id=f"{self._field_name}-problem", classes="field-problem", markup=False)

    def on_mount(self) -> None:
        """Show the question."""
        self.ask(self._question)

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Resized())

    @property
    def line(self) -> str:
        """Return what was filled in, cleaned, on one line."""
        return self.field.line

    def ask(self, question: str) -> None:
        """Put the question in other words."""
        self._question = question
        shown: Content = plain(question)
        self.set_class(shown.cell_length > _BESIDE, "-above")
        self.query_one(".field-label", Static).update(shown)

    def is_in_order(self) -> bool:
        """Return whether nothing is wrong; else say below the field what is, and give it the focus."""
        problem = self._problem_of(self.line)
        self._say(problem)
        if problem:
            self.field.focus(scroll_visible=False)
            self.call_after_refresh(self.scroll_visible, animate=False)  # once the problem has its place
        return not problem

    @on(Input.Changed)
    def _typed(self) -> None:
        """What was wrong is being put right."""
        self._say("")

    def _say(self, problem: str) -> None:
        said = self.query_one(".field-problem", Static)
        said.update(plain(problem))
        said.display = bool(problem)
