"""YouTube, through its Data API v3: https://developers.google.com/youtube/v3/docs."""

from __future__ import annotations

from recorder_app.domain.preset import Setting, SettingKind
from recorder_app.domain.work import UploadJob
from recorder_app.platforms.remote import Publishing, Remote
from recorder_app.platforms.templates import DEFAULT_DESCRIPTION, DEFAULT_TITLE

TITLE = "YouTube"
PRIVACIES = ("private", "unlisted", "public")
LICENSES = ("youtube", "creativecommon")


class YouTube(Remote):
    name = "youtube"
    title = TITLE
    resumable = True
    settings = (
        Setting(
            "title",
            SettingKind.TEMPLATE,
            "Title",
            "At most 100 characters, without < and >.",
            default=DEFAULT_TITLE,
        ),
        Setting("description", SettingKind.LINES, "Description", default=DEFAULT_DESCRIPTION),
        Setting("tags", SettingKind.TEMPLATE, "Tags", "Separated by commas."),
        Setting(
            "privacy",
            SettingKind.CHOICE,
            "Who can see it",
            default="private",
            choices=PRIVACIES,
        ),
        Setting(
            "publish_at",
            SettingKind.TEXT,
            "Publish at",
            "2026-05-01T18:00: private until then, public from then on.",
        ),
        Setting(
            "playlist",
            SettingKind.TEMPLATE,
            "Playlist",
            "Its id or its title; one that isn't there yet is made.",
        ),
        Setting(
            "category",
            SettingKind.NUMBER,
            "Category",
            "YouTube's number: 22 People & Blogs, 27 Education, 28 Science & Technology.",
            default=22,
        ),
        Setting(
            "language",
            SettingKind.TEXT,
            "Language",
            "Its code (en, de, pt-BR); without one, the language that was heard.",
        ),
        Setting("license", SettingKind.CHOICE, "Licence", default=LICENSES[0], choices=LICENSES),
        Setting("made_for_kids", SettingKind.SWITCH, "Made for kids", default=False),
        Setting("notify", SettingKind.SWITCH, "Notify subscribers", default=True),
        Setting("thumbnail", SettingKind.FILE, "Thumbnail", "A JPEG or PNG of at most 2 MB."),
        Setting("captions", SettingKind.SWITCH, "Captions", default=True),
    )

    def check(self, job: UploadJob) -> None:
        from recorder_app.platforms.youtube import video

        video.announced(job)
        video.thumbnail(job)
        video.captions(job)

    @property
    def publishing(self) -> Publishing:
        from recorder_app.platforms.youtube import publishing

        return publishing


PLATFORM = YouTube()
