"""Good documents, spoiled anywhere, in their values or in their bytes."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from tests.cards.samples import Document


def anywhere() -> st.SearchStrategy[str]:
    """Text of any kind, half characters too, and much of what a question set is made of."""
    odd = st.sampled_from(
        ["", " ", "\u200b", "\x1b[2J", "\ud800", "a\nb", "nl", "echo", "question", "zodatjes", "é", "x" * 301]
    )
    return st.text(max_size=20) | odd


values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**17) | st.floats() | anywhere(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(anywhere(), inner, max_size=3),
    max_leaves=8,
)


def spots(value: Any) -> list[tuple[Any, Any]]:
    """Every container in the document with every key or index in it."""
    if not isinstance(value, dict | list):
        return []
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    return [(value, key) for key in keys] + [spot for key in keys for spot in spots(value[key])]


def spoil(data: st.DataObject, content: Document) -> None:
    """Replace, remove, add or double something in the document, up to three times."""
    for _round in range(data.draw(st.integers(1, 3))):
        container, key = data.draw(st.sampled_from(spots(content)))
        match data.draw(st.sampled_from(["replace", "remove", "add", "repeat"])):
            case "replace":
                container[key] = data.draw(values)
            case "remove":
                del container[key]
            case "add" if isinstance(container, dict):
                container[data.draw(anywhere())] = data.draw(values)
            case _repeat:
                container[key] = json.loads(json.dumps([container[key]] * 2))
        if not spots(content):
            break


def with_other_bytes(data: st.DataObject, content: Document) -> bytes:
    """The document as it stands in a file, with up to six of its bytes replaced by up to six others."""
    written = bytearray(json.dumps(content, ensure_ascii=False).encode())
    start = data.draw(st.integers(0, len(written)))
    written[start : start + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))
    return bytes(written)
