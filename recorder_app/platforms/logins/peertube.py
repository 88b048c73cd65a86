"""Accounts of a PeerTube server."""

from __future__ import annotations

from collections.abc import Mapping

from recorder_app.domain.work import Json
from recorder_app.platforms.logins.login import Credentials, require, require_address


class PeerTube:
    def imported(self, data: Mapping[str, Json]) -> Credentials:
        require(data, "access_token", "api_root")
        require_address(data, "api_root")
        return dict(data)
