"""File names that every file system takes, and names as a sentence for a person shows them."""

from __future__ import annotations

import re
import unicodedata

NAME_BYTES = 255
"""The longest name of a file, in UTF-8, that the usual file systems take."""

_MEANT_BY_SYSTEMS = re.compile(r'[<>:"/\\|?*]')
_DEVICES = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\s*(?:\.|$))", re.IGNORECASE
)
"""What Windows takes for a device, with any extension."""
_INVISIBLE = {"Cc", "Cs", "Zl", "Zp"}
_TURNS_TEXT = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]")
"""Marks that turn the reading direction, which can make `fdp.exe` look like `exe.pdf`."""


def safe(name: str, *, room: int = NAME_BYTES, otherwise: str = "recording") -> str:
    """`name` as a file name that Linux, macOS and Windows take, at most `room` bytes in UTF-8.

    Letters of any script stay. A name of which nothing is left becomes `otherwise`. The result of
    a result is itself.
    """
    kept = _MEANT_BY_SYSTEMS.sub("_", _without_invisible(name))
    kept = _shortened(kept.strip().lstrip(". "), room)
    device = _DEVICES.match(kept)
    if device:
        kept = _shortened(f"{device[1]}_{kept[device.end() :]}", room)
    return kept or otherwise


def safe_file(name: str, *, room: int = NAME_BYTES, otherwise: str = "recording") -> str:
    """Like `safe`, but it is the stem that is shortened, so that the extension stays."""
    name = _without_invisible(name).rstrip(". ")
    suffix = extension(name)
    stem = name.removesuffix(suffix)
    return safe(stem, room=room - len(suffix), otherwise=otherwise) + suffix


def extension(name: str) -> str:
    """The extension with its dot (`.mp4`); empty where what stands after the dot can't be one."""
    found = re.search(r"\.[0-9A-Za-z]{1,8}\Z", name)
    return found[0] if found else ""


def shown(name: str, *, longest: int = 120) -> str:
    """`name` as it can stand in a sentence: on one line, printable, not endless."""
    kept = " ".join(_without_invisible(name).split())
    return kept if len(kept) <= longest else f"{kept[: longest - 1]}…"


def _without_invisible(name: str) -> str:
    """Line ends and other invisible characters become blanks, undecodable bytes the sign for them."""
    plain = "".join(
        ("\ufffd" if unicodedata.category(each) == "Cs" else " ")
        if unicodedata.category(each) in _INVISIBLE
        else each
        for each in name
    )
    return _TURNS_TEXT.sub("", plain)


def _shortened(name: str, room: int) -> str:
    """At most `room` bytes, no character cut in two, no dot or blank at the end."""
    cut = name.encode("utf-8")[: max(room, 0)].decode("utf-8", "ignore")
    if cut != name:
        while cut and (unicodedata.combining(name[len(cut)]) or name[len(cut)] == "\u200d"):
            cut = cut[:-1]
        cut = cut.rstrip("\u200d")
    return cut.rstrip(". ")
