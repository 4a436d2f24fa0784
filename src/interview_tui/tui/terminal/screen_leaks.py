"""Release what Textual keeps of removed screens: a megabyte for each, and an interview of hours opens many.

It keeps whoever watches an attribute of the app until that attribute changes, which the theme hardly ever does.
And one of its caches, of two colours, also keeps what a widget has painted (`get_inner_outer` is no class method).

Private parts of Textual 8.2.8: the watchers of a node, StylesCache, and whether a node is closing. Upstream would have
to drop a watcher with its node, and cache only what a cache is asked for.
"""

from __future__ import annotations

from typing import Any, Final

from textual._styles_cache import StylesCache
from textual.app import App
from textual.geometry import Region

_REGION_CACHES: Final = [cached for cached in vars(Region).values() if hasattr(cached, "cache_clear")]
"""The functions of Region whose results Textual caches: thousands, most of earlier window sizes and screens."""


def release_removed(app: App[Any]) -> None:
    """Release the screens and widgets of `app` that are removed, or are being removed now."""
    for watchers in getattr(app, "__watchers", {}).values():
        watchers[:] = [(node, callback) for node, callback in watchers if not node._closing]
    StylesCache.get_inner_outer.cache_clear()
    for cached in _REGION_CACHES:
        cached.cache_clear()
