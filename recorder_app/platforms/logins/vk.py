"""Accounts of VK."""

from __future__ import annotations

from collections.abc import Mapping

from recorder_app.domain.work import Json
from recorder_app.platforms.logins.login import Credentials, require, require_address


class VK:
    def imported(self, data: Mapping[str, Json]) -> Credentials:
        require(data, "access_token")
        require_address(data, "api_root")
        return dict(data)
