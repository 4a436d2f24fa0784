"""What a file holds, put there and looked at by a hand or another program that has the codec of the folder."""

from __future__ import annotations

from pathlib import Path

from interview_tui.storage.codecs import Undecodable, codec_of


def put(path: Path, data: bytes | str) -> None:
    """Make the file hold `data`, in the same place on the disk if it is there already."""
    path.write_bytes(codec_of(path).encode(data.encode() if isinstance(data, str) else data))


def put_cut_off(path: Path, data: bytes, missing: int) -> None:
    """Make a file in which the last `missing` bytes are not there yet."""
    path.write_bytes(codec_of(path).encode(data)[:-missing])


def get(path: Path) -> bytes:
    """What the file holds."""
    return codec_of(path).decode(path.read_bytes())


def text(path: Path) -> str:
    """What the file holds, as text."""
    return get(path).decode()


def holds(path: Path, words: str) -> bool:
    """Whether those words stand in a file, cut off or not, encoded or plain."""
    stored = path.read_bytes()
    try:
        data = codec_of(path).decode_head(stored)
    except Undecodable:
        data = b""
    return words.encode() in data or words.encode() in stored
