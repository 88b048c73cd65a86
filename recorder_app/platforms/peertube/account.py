"""What belongs to the account: its channels, its videos, its playlists."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any
from urllib.parse import quote

from recorder_app.domain.errors import Permanent, Transient
from recorder_app.platforms.http.service import Service, content_of
from recorder_app.platforms.peertube.api import API, Resource, get, pages
from recorder_app.platforms.peertube.video import TITLE
from recorder_app.sources.file_name import shown

_IDS = ("id", "uuid", "shortUUID")


class Account:
    def __init__(self, service: Service, username: str = "") -> None:
        """`username`: as the account's credentials say it, if they do."""
        self._service = service
        self._username = username

    @cached_property
    def _me(self) -> Resource:
        """https://docs.joinpeertube.org/api-rest-reference.html#operation/getUserInfo"""
        return get(self._service, "/users/me") or {}

    @property
    def _name(self) -> str:
        account = self._me.get("account")
        known = account.get("name") if isinstance(account, dict) else None
        return str(known or self._me.get("username") or self._username)

    def channel(self, wanted: str) -> int | str | None:
        """The id of the channel called so or with that id; of the first one where nothing is wanted.

        None where the server tells nothing of channels: then it chooses, or says what it lacks.
        """
        if wanted.isascii() and wanted.isdigit():
            return int(wanted)
        channels = self._channels()
        if channels is None:
            if not wanted:
                return None
            # https://docs.joinpeertube.org/api-rest-reference.html#operation/getVideoChannel
            alone = get(self._service, f"/video-channels/{quote(wanted, safe='@')}") or {}
            channels = [alone] if alone else []
        elif not channels:
            raise Permanent(f"{TITLE}: the account has no channel to publish in. Create one there.")
        if not wanted:
            found = channels[0]
        else:
            found = next((each for each in channels if _is_called(each, wanted)), {})
        number: int | str | None = found.get("id")
        if number is None:
            names = (
                ", ".join(shown(str(each.get("name"))) for each in channels) or "none that it shows"
            )
            raise Permanent(f"{TITLE}: there is no channel “{shown(wanted)}”. There are: {names}.")
        return number

    def _channels(self) -> list[Resource] | None:
        """None where the server doesn't say.

        https://docs.joinpeertube.org/api-rest-reference.html#operation/getAccountVideoChannels
        """
        listed = self._me.get("videoChannels")
        if listed is None and self._name:
            path = f"/accounts/{quote(self._name, safe='@')}/video-channels"
            listed = (get(self._service, path) or {}).get("data")
        if not isinstance(listed, list):
            return None
        return [each for each in listed if isinstance(each, dict)]

    def videos(self, name: str) -> list[dict[str, Any]]:
        """Those of exactly that name, as `id` and `uuid`, the newest first. One of both is enough.

        https://docs.joinpeertube.org/api-rest-reference.html#tag/My-User/paths/~1api~1v1~1users~1me~1videos
        """
        return [
            {"id": each.get("id") or each.get("uuid"), "uuid": each.get("uuid") or each.get("id")}
            for each in self._all_videos()
            if " ".join(str(each.get("name")).split()) == name
        ]

    def has_video(self, names: Collection[str]) -> bool:
        """Whether one of its videos is called so, by one of a video's ids."""
        return any(
            not {str(each.get(name)) for name in _IDS}.isdisjoint(names)
            for each in self._all_videos()
        )

    def _all_videos(self) -> Iterator[Resource]:
        return pages(self._service, "/users/me/videos", {"sort": "-createdAt"})

    def playlist(self, wanted: str, *, privacy: int, channel: int | str | None) -> int | str:
        """The id of the playlist called so or with that id; one that isn't there is made.

        https://docs.joinpeertube.org/api-rest-reference.html#operation/addPlaylist
        """
        owner = quote(self._name, safe="")
        listed = pages(self._service, f"/accounts/{owner}/video-playlists")
        found: Any = next((each for each in listed if _is_called(each, wanted)), None)
        if found is None:
            said: dict[str, Any] = {"displayName": wanted, "privacy": privacy}
            if channel is not None:
                said["videoChannelId"] = channel
            # Not sent twice: where its reply is lost, the next attempt finds it.
            answer = self._service.send("POST", f"{API}/video-playlists", json=said)
            if not answer.is_success:
                raise self._service.refusal(answer)
            found = content_of(answer).get("videoPlaylist") or {}
        number: int | str | None = found.get("id") or found.get("uuid")
        if number is None:
            raise Transient(f"{TITLE} has not said which playlist it made.")
        return number

    def is_in(self, playlist_address: str, number: str) -> bool:
        listed = pages(self._service, playlist_address.removeprefix(API))
        videos = (each.get("video") or {} for each in listed)
        return any(number in {str(each.get("uuid")), str(each.get("id"))} for each in videos)


def _is_called(thing: Resource, wanted: str) -> bool:
    exact = {str(thing.get(name)) for name in _IDS}
    names = {str(thing.get(name)).casefold() for name in ("name", "displayName")}
    return wanted in exact or wanted.casefold().partition("@")[0].strip() in names
