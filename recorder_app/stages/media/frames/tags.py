"""Tags that may stand before the frames of a sound file (ID3v2)."""

from __future__ import annotations

from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

_HEAD_BYTES = 10
_HAS_FOOT = 0x10
_MOST_BYTES = 64 * 1024 * 1024


def after_id3(window: Window) -> int:
    """Where the tags end; 0 where there are none. Raises `Unfit` where they are long or cut."""
    head = bytes(window.see(0, _HEAD_BYTES))
    if head[:3] != b"ID3" or len(head) < _HEAD_BYTES:
        return 0
    size = 0
    for byte in head[6:]:
        size = size << 7 | byte & 0x7F
    end = _HEAD_BYTES + size + (_HEAD_BYTES if head[5] & _HAS_FOOT else 0)
    if end > min(_MOST_BYTES, window.size):
        raise Unfit("its tags are damaged")
    return end
