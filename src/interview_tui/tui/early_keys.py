"""Keys that are typed before there is anything to type in: on a slow laptop the first words come that early."""

from __future__ import annotations

from textual import events


class EarlyKeys:
    """Keeps keys and pastes in their order until the first screen is there."""

    def __init__(self) -> None:
        self._kept: list[events.Event] | None = []

    def keep(self, event: events.Event) -> bool:
        """Whether this one has to wait: then it is kept."""
        if self._kept is None or not isinstance(event, events.Key | events.Paste):
            return False
        self._kept.append(event)
        return True

    def let_in(self) -> list[events.Event]:
        """What came so far; nothing has to wait any more."""
        kept, self._kept = self._kept, None
        return kept or []
