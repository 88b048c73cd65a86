"""PeerTube: videos on a server of one's own choice.

https://docs.joinpeertube.org/api-rest-reference.html
"""

from __future__ import annotations

from recorder_app.domain.preset import Setting, SettingKind
from recorder_app.domain.work import UploadJob
from recorder_app.platforms.remote import Publishing, Remote
from recorder_app.platforms.templates import DEFAULT_DESCRIPTION, DEFAULT_TITLE


class PeerTube(Remote):
    name = "peertube"
    title = "PeerTube"
    resumable = True
    settings = (
        Setting("title", SettingKind.TEMPLATE, "Title", default=DEFAULT_TITLE),
        Setting("description", SettingKind.LINES, "Description", default=DEFAULT_DESCRIPTION),
        Setting("tags", SettingKind.TEMPLATE, "Tags", "At most five, with commas between."),
        Setting(
            "privacy",
            SettingKind.CHOICE,
            "Who can see it",
            default="private",
            choices=("public", "unlisted", "private", "internal"),
        ),
        Setting(
            "publish_at",
            SettingKind.TEXT,
            "Publish at",
            "A time like 2026-05-01T18:00. Until then it is private, then public or as chosen above.",
        ),
        Setting(
            "channel", SettingKind.TEXT, "Channel", "Its name; the account's first without one."
        ),
        Setting("playlist", SettingKind.TEXT, "Playlist", "Its name or id."),
        Setting("category", SettingKind.TEXT, "Category", "Its name, “Education”, or number."),
        Setting("licence", SettingKind.TEXT, "Licence", "Its name, “Attribution”, or number."),
        Setting("language", SettingKind.TEXT, "Language", "Its code, “en”; else the one spoken."),
        Setting("support", SettingKind.LINES, "Support", "How people can support the channel."),
        Setting(
            "comments",
            SettingKind.CHOICE,
            "Comments",
            default="enabled",
            choices=("enabled", "disabled", "approval"),
        ),
        Setting("downloads", SettingKind.SWITCH, "Can be downloaded", default=True),
        Setting("nsfw", SettingKind.SWITCH, "Sensitive content", default=False),
        Setting(
            "wait_transcoding", SettingKind.SWITCH, "Publish once it is transcoded", default=True
        ),
        Setting("thumbnail", SettingKind.FILE, "Thumbnail", "A JPEG, PNG or WebP of at most 4 MB."),
        Setting("captions", SettingKind.SWITCH, "Captions", default=True),
    )

    def check(self, job: UploadJob) -> None:
        from recorder_app.platforms.peertube import video

        video.announced(job)
        video.thumbnail(job)
        video.wants_captions(job)

    @property
    def publishing(self) -> Publishing:
        from recorder_app.platforms.peertube import publishing

        return publishing


PLATFORM = PeerTube()
