"""VK Video: one request carries the film, to an id that is reserved beforehand.

https://dev.vk.com/en/api/upload/video-in-profile
"""

from __future__ import annotations

from recorder_app.domain.preset import Setting, SettingKind
from recorder_app.domain.work import UploadJob
from recorder_app.platforms.remote import Publishing, Remote
from recorder_app.platforms.templates import DEFAULT_DESCRIPTION, DEFAULT_TITLE


class VK(Remote):
    name = "vk"
    title = "VK Video"
    resumable = False
    """VK takes a film whole or not at all."""
    settings = (
        Setting("title", SettingKind.TEMPLATE, "Title", default=DEFAULT_TITLE),
        Setting("description", SettingKind.LINES, "Description", default=DEFAULT_DESCRIPTION),
        Setting(
            "privacy_view",
            SettingKind.TEXT,
            "Who can see it",
            "all, friends, friends_of_friends, only_me; in a community all, members, editors, by_link.",
        ),
        Setting(
            "privacy_comment",
            SettingKind.TEXT,
            "Who can comment",
            "The same words; nobody in a community.",
        ),
        Setting(
            "group_id",
            SettingKind.NUMBER,
            "Community",
            "The number of a community that publishes it; without one, the account's own page does.",
        ),
        Setting("album_id", SettingKind.NUMBER, "Album", "The number of an album to put it in."),
        Setting("wallpost", SettingKind.SWITCH, "Post on the wall", default=False),
        Setting("repeat", SettingKind.SWITCH, "Play in a loop", default=False),
        Setting("no_comments", SettingKind.SWITCH, "No comments in a community", default=False),
        Setting("compression", SettingKind.SWITCH, "Let VK compress it", default=False),
        Setting("thumbnail", SettingKind.FILE, "Thumbnail", "A JPEG or PNG of at most 5 MB."),
    )

    def check(self, job: UploadJob) -> None:
        from recorder_app.platforms.vk import video

        video.announced(job)
        video.thumbnail(job)

    @property
    def publishing(self) -> Publishing:
        from recorder_app.platforms.vk import publishing

        return publishing


PLATFORM = VK()
