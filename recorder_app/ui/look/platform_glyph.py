"""The picture that stands for a platform."""

from __future__ import annotations

from recorder_app.ui.look.icons import Glyph

_GLYPHS = {
    "folder": Glyph.AT_FOLDER,
    "youtube": Glyph.AT_YOUTUBE,
    "google_drive": Glyph.AT_GOOGLE_DRIVE,
    "vk": Glyph.AT_VK,
    "peertube": Glyph.AT_PEERTUBE,
}


def platform_glyph(platform: str) -> Glyph:
    """A globe for a platform that is not known, or not any more."""
    return _GLYPHS.get(platform, Glyph.AT_PLATFORM)
