"""Light or dark, and the language."""

from __future__ import annotations

from dataclasses import replace

from recorder_app.settings import Settings
from recorder_app.ui.language import LANGUAGES, say
from recorder_app.ui.settings.page import Page, choice


class AppearancePage(Page):
    def __init__(self, settings: Settings) -> None:
        super().__init__("appearancePage")
        self.theme = choice(
            "theme",
            [
                (say("As the system"), "system"),
                (say("Light"), "light"),
                (say("Dark"), "dark"),
                (say("High contrast"), "contrast"),
            ],
            settings.window.theme,
        )
        own_names = [(name, code) for code, name in LANGUAGES.items()]
        self.language = choice(
            "windowLanguage", [(say("As the system"), ""), *own_names], settings.window.language
        )
        self.head(say("Appearance"))
        self.row(say("Colours"), self.theme)
        self.row(say("Language of the window"), self.language)
        self.note(say("The size of the text is the system's."))

    def changed(self, settings: Settings) -> Settings:
        window = replace(
            settings.window,
            theme=self.theme.currentData(),
            language=self.language.currentData(),
        )
        return replace(settings, window=window)
