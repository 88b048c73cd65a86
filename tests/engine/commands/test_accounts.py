"""Accounts, and what waits for a login."""

from __future__ import annotations

from pathlib import Path

import pytest

from recorder_app.domain.preset import Preset
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home
from tests.engine.bench import add, running
from tests.platforms.logins.authority import Authority, browse
from tests.platforms.logins.person import ScriptedPerson

TOKEN = {"access_token": "very-secret"}


def test_an_upload_goes_on_by_itself_after_the_login(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        for name in ("main", "other"):
            bench.engine.add_account("vk", name, TOKEN)
            bench.engine.save_preset(Preset(name, "vk", name))
            assert bench.engine.remove_account("vk", name) == [name]
        talk = add(bench, tmp_path)
        for preset in ("main", "other"):
            bench.engine.upload(talk, preset)
        bench.engine.run([talk])

        def waiting() -> dict[str, str | None]:
            outputs = bench.json(talk)["outputs"]
            return {each["preset"]: each["waiting"] for each in outputs if each["platform"] == "vk"}

        bench.until(lambda: waiting() == {"main": "login", "other": "login"})
        bench.engine.add_account("vk", "main", TOKEN)
        bench.until(lambda: waiting() == {"main": None, "other": "login"})
        bench.engine.add_account("vk", "other", TOKEN)
        assert bench.until_closed(talk)["status"] == "READY"


def test_a_login_through_the_browser_makes_an_account(home: Path) -> None:
    engine = Engine(Home(home))
    with Authority() as authority:
        person = ScriptedPerson(browse)
        account = engine.login("youtube", " main  channel ", person, authority.client)
        person.close_browser()
        # The second time, nobody is asked for what is known.
        again = ScriptedPerson(browse)
        auth_uri = {"auth_uri": authority.client["auth_uri"]}
        assert engine.login("youtube", "main channel", again, auth_uri).name == account.name
        again.close_browser()
        assert again.asked == []
    assert (account.platform, account.name) == ("youtube", "main channel")
    assert [each.name for each in engine.accounts()] == [account.name]
    assert engine.vault_warning
    engine.stop()


@pytest.mark.parametrize(
    ("platform", "name", "told"),
    [
        ("myspace", "main", "no platform"),
        ("folder", "main", "needs no account"),
        ("vk", "  ", "needs a name"),
    ],
)
def test_what_is_no_account(home: Path, platform: str, name: str, told: str) -> None:
    engine = Engine(Home(home))
    with pytest.raises(ValueError, match=told):
        engine.add_account(platform, name, TOKEN)
    with pytest.raises(ValueError, match=told):
        engine.login(platform, name, ScriptedPerson())
    engine.stop()
