"""Google Drive, through its API v3: https://developers.google.com/workspace/drive/api."""

from __future__ import annotations

from recorder_app.domain.preset import Setting, SettingKind
from recorder_app.domain.work import UploadJob
from recorder_app.platforms.remote import Publishing, Remote
from recorder_app.platforms.templates import DEFAULT_DESCRIPTION, DEFAULT_TITLE

TITLE = "Google Drive"


class GoogleDrive(Remote):
    name = "google_drive"
    title = TITLE
    resumable = True
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

    @property
    def publishing(self) -> Publishing:
        from recorder_app.platforms.google_drive import publishing

        return publishing


PLATFORM = GoogleDrive()
