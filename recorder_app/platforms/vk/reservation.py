"""The id that VK keeps for a film before its first byte, and whether the film is there by now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any, Self

from recorder_app.domain.errors import Permanent, Transient
from recorder_app.platforms.http.failures import Missing
from recorder_app.platforms.vk.api import Api, Refused
from recorder_app.platforms.vk.video import TITLE

_UNKNOWN_METHOD = 3
_NOT_SHOWN = {15, 100, 104, 204}
"""VK's errors for an id that it doesn't show."""


class Presence(Enum):
    ABSENT = auto()
    """VK doesn't show the id: it holds no film."""
    UNCLEAR = auto()
    """VK shows the id, as it does for one that holds no film yet; or it can't be asked."""
    THERE = auto()


@dataclass(frozen=True, slots=True)
class Reservation:
    owner_id: int
    video_id: int
    shown_empty: bool = False
    """Whether VK has shown the id before anything was sent."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(int(data["owner_id"]), int(data["video_id"]), bool(data.get("shown_empty")))

    @property
    def url(self) -> str:
        return f"https://vk.com/video{self.owner_id}_{self.video_id}"

    @property
    def id(self) -> str:
        return f"{self.owner_id}_{self.video_id}"

    @property
    def params(self) -> dict[str, str]:
        return {"owner_id": str(self.owner_id), "video_id": str(self.video_id)}

    def presence(self, api: Api) -> Presence:
        try:
            found = self._shown(api)
        except Missing:
            return Presence.UNCLEAR
        if found is None:
            return Presence.ABSENT
        if self.shown_empty and not found.get("duration") and not found.get("files"):
            return Presence.UNCLEAR
        return Presence.THERE

    def _shown(self, api: Api) -> Mapping[str, Any] | None:
        """What `video.get` says of it (https://dev.vk.com/en/method/video.get)."""
        try:
            answer = api.call("video.get", {"videos": self.id})
        except Refused as error:
            if error.code in _NOT_SHOWN:
                return None
            if error.code == _UNKNOWN_METHOD:
                raise Missing(str(error)) from None
            raise
        items = answer.get("items", []) if isinstance(answer, dict) else []
        for item in items:
            if isinstance(item, dict) and _is(item, self):
                return item
        return None


def reserve(api: Api, announced: Mapping[str, str]) -> tuple[Reservation, str]:
    """A new id and the address to send its film to (https://dev.vk.com/en/method/video.save)."""
    answer = api.call("video.save", announced)
    try:
        blank = Reservation(int(answer["owner_id"]), int(answer["video_id"]))
    except (KeyError, TypeError, ValueError):
        raise Transient(f"{TITLE} has answered something that makes no sense.") from None
    address = str(answer.get("upload_url") or "")
    if not address:
        raise Permanent(f"{TITLE} has named no address to send the film to.")
    try:
        shown_empty = blank.presence(api) is not Presence.ABSENT
    except Transient:
        # Then an id that is shown proves nothing.
        shown_empty = True
    return replace(blank, shown_empty=shown_empty), address


def _is(item: Mapping[str, Any], reservation: Reservation) -> bool:
    owner = item.get("owner_id", reservation.owner_id)
    number = item.get("id", item.get("video_id"))
    return str(owner) == str(reservation.owner_id) and str(number) == str(reservation.video_id)
