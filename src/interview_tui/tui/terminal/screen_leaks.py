"""What Textual keeps of screens that are gone, let go of: a megabyte for each, and in a talk of hours there are many.

It keeps whoever watches an attribute of the app until that attribute changes, which that of the theme hardly ever does.
And one of its caches, of two colours, also keeps what a widget has painted (`get_inner_outer` is no class method).

Private parts of Textual 8.2.8: the watchers of a node, StylesCache, and whether a node is closing. Upstream would have
to drop a watcher with its node, and cache only what a cache is asked for.
"""

from __future__ import annotations

from typing import Any, Final

from textual._styles_cache import StylesCache
from textual.app import App
from textual.geometry import Region

_WORKED_OUT: Final = [kept for kept in vars(Region).values() if hasattr(kept, "cache_clear")]
"""What Textual has worked out about places on the screen: thousands of them, most of windows and screens of before."""


def let_go(app: App[Any]) -> None:
    """Keep nothing of the screens and widgets of `app` that are gone, or going now."""
    for watchers in getattr(app, "__watchers", {}).values():
        watchers[:] = [(node, callback) for node, callback in watchers if not node._closing]
    StylesCache.get_inner_outer.cache_clear()
    for kept in _WORKED_OUT:
        kept.cache_clear()
