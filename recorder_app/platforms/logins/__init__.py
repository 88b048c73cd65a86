"""How a person lets the program into an account; one file per platform's way."""

from __future__ import annotations

from functools import cache

from recorder_app.platforms.logins.login import Login


@cache
def load(platform: str) -> Login:
    """The way into a platform's accounts; `ValueError` where it has none."""
    match platform:
        case "youtube" | "google_drive":
            from recorder_app.platforms.logins.google import Google

            return Google(platform)
        case "vk":
            from recorder_app.platforms.logins.vk import VK

            return VK()
        case "peertube":
            from recorder_app.platforms.logins.peertube import PeerTube

            return PeerTube()
        case _:
            raise ValueError(f"“{platform}” needs no account.")
