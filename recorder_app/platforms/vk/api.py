"""VK's methods, as one account calls them (https://dev.vk.com/en/api/api-requests)."""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode

from recorder_app.domain.errors import NeedsUser, Permanent, Transient, WorkError
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import UploadContext
from recorder_app.platforms.http.login import log_in_again
from recorder_app.platforms.http.reason import given_reason
from recorder_app.platforms.http.service import QUICK_RETRIES_S, Service, content_of
from recorder_app.platforms.vk.login import VKLogin
from recorder_app.platforms.vk.video import TITLE

ROOT = "https://api.vk.com"
VERSION = "5.199"

_TOO_FAST = 6
_TOKEN_ENDED = {5, 1117}
_LOGIN = {5, 14, 17, 24, 25, 27, 28, 1114, 1116, 1117, 3610}
"""Refused until the person has logged in, solved a captcha or confirmed something."""
_LATER = {1, _TOO_FAST, 9, 10, 32, 36, 43, 603}
_QUOTA = {29, 103, 302}
_SENTENCES = {
    7: "The account's login doesn't allow to publish videos. Log in again and allow it.",
    15: "VK denies access to it.",
    18: "The account was deleted or banned.",
    204: "VK denies this account to publish a video there.",
    214: "VK denies this account to post on that wall.",
    219: "An advertisement was posted on that wall a moment ago.",
    300: "The album is full.",
}
"""https://github.com/VKCOM/vk-api-schema/blob/master/errors.json"""


class Refused(Permanent):
    """VK has answered with an error that will come again."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


class Api:
    def __init__(self, context: UploadContext) -> None:
        root = str(context.account.get("api_root") or ROOT).rstrip("/").removesuffix("/method")
        self._login = VKLogin(context)
        self._service = Service(TITLE, root, self._login)

    def __enter__(self) -> Self:
        self._service.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._service.__exit__(kind, error, traceback)

    def call(self, method: str, params: Mapping[str, str]) -> Any:
        """The method's `response`. Only for what may be called twice without harm.

        VK takes three calls a second (https://dev.vk.com/en/api/api-requests): one more waits.
        """
        for pause_s in (*QUICK_RETRIES_S, 0.0):
            content = self._answer(method, params)
            if "error" not in content or _code_of(content["error"]) != _TOO_FAST:
                break
            time.sleep(pause_s)
        if "error" in content and _code_of(content["error"]) in _TOKEN_ENDED:
            self._login.renew()
            content = self._answer(method, params)
        if "error" in content:
            raise refusal(content["error"], secret=self._login.token())
        if "response" not in content:
            raise Transient(f"{TITLE} has answered something that makes no sense.")
        return content["response"]

    def _answer(self, method: str, params: Mapping[str, str]) -> dict[str, Any]:
        form = {**params, "access_token": self._login.token(), "v": VERSION}
        answer = self._service.ask(
            "POST",
            f"/method/{method}",
            content=urlencode(form).encode(),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
        return content_of(answer)


def refusal(error: object, *, secret: str = "") -> WorkError:
    """The error that VK's own stands for; it comes with HTTP status 200.

    What it says is shown, but for the `secret`.
    """
    details = error if isinstance(error, dict) else {"error_msg": error}
    code = _code_of(error)
    if code in _LOGIN:
        if code in {14, 17, 24}:
            return NeedsUser(
                f"{TITLE} wants to be sure that it is you. Log in again.", kind=WaitKind.LOGIN
            )
        return log_in_again(TITLE)
    if code in _LATER:
        return Transient(f"{TITLE} can't take it at the moment (error {code}).")
    if code in _QUOTA:
        return NeedsUser(
            f"{TITLE}: the limit of this account is reached (error {code}).", kind=WaitKind.QUOTA
        )
    said = str(details.get("error_msg") or "")
    said = given_reason(said.replace(secret, "…") if secret else said)
    sentence = _SENTENCES.get(code, f"VK refuses it: {said}")
    return Refused(f"{TITLE}: {sentence} (error {code})", code)


def _code_of(error: object) -> int:
    try:
        return int(str(error.get("error_code"))) if isinstance(error, dict) else 0
    except ValueError:
        return 0
