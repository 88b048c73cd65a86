"""Google Drive, through its API v3: https://developers.google.com/workspace/drive/api."""

from __future__ import annotations

from collections.abc import Mapping

from recorder_app.domain.preset import Setting, SettingKind
from recorder_app.domain.work import Json, UploadContext, Uploaded, UploadJob
from recorder_app.platforms.templates import DEFAULT_DESCRIPTION, DEFAULT_TITLE

TITLE = "Google Drive"


class GoogleDrive:
    name = "google_drive"
    title = TITLE
    resumable = True
    needs_account = True
    settings = (
        Setting("title", SettingKind.TEMPLATE, "File name", default=DEFAULT_TITLE),
        Setting("description", SettingKind.LINES, "Description", default=DEFAULT_DESCRIPTION),
        Setting(
            "folder",
            SettingKind.TEXT,
            "Folder",
            "Its link or its id; without one, the file stands in My Drive.",
        ),
        Setting("starred", SettingKind.SWITCH, "Starred", default=False),
        Setting(
            "copies",
            SettingKind.SWITCH,
            "Readers may copy and download it",
            default=True,
        ),
    )

    def check(self, job: UploadJob) -> None:
        from recorder_app.platforms.google_drive import file

        file.announced(job)

    def upload(self, job: UploadJob, context: UploadContext) -> Uploaded:
        from recorder_app.platforms.google_drive import publishing

        return publishing.upload(job, context)

    def discard(self, job: UploadJob) -> int:
        """Nothing: all that an upload leaves on this machine is in its attempt's folder."""
        return 0

    def abandon(self, checkpoint: Mapping[str, Json], context: UploadContext) -> bool:
        from recorder_app.platforms.google_drive import publishing

        return publishing.abandon(checkpoint, context)


PLATFORM = GoogleDrive()
