"""Google's APIs as one account reaches them, at Google's or at the server that the account names."""

from __future__ import annotations

from recorder_app.domain.work import UploadContext
from recorder_app.platforms.google.answers import explain_as
from recorder_app.platforms.google.login import GoogleLogin
from recorder_app.platforms.http.service import Service

ROOT = "https://www.googleapis.com"
_FRIENDS = (".googleapis.com",)


def service(title: str, context: UploadContext) -> Service:
    """`title` is the platform's, for sentences. An account with a server of its own knows no other."""
    own = str(context.account.get("api_root") or "").strip()
    return Service(
        title,
        own or ROOT,
        GoogleLogin(title, context),
        explain=explain_as(title),
        friends=() if own else _FRIENDS,
    )
