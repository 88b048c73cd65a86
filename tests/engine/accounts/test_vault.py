from __future__ import annotations

import errno
import logging
import os
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import keyring
import keyring.core
import pytest

from recorder_app.engine.accounts import keyring_drawer
from recorder_app.engine.accounts.vault import Vault
from tests.engine.accounts.memory_keyring import MemoryKeyring

LONG = "ü" * 5000


def _written(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "vault"


@pytest.mark.parametrize("secret", ["short", "{}", "", "line\nline", LONG])
@pytest.mark.parametrize("with_keyring", [True, False])
def test_what_was_put_is_there_in_the_next_session(
    folder: Path, secret: str, with_keyring: bool, request: pytest.FixtureRequest
) -> None:
    if with_keyring:
        request.getfixturevalue("system_keyring")
    Vault(folder).put("a", LONG)
    Vault(folder).put("a", secret)
    Vault(folder).put("b", "other")
    assert Vault(folder).get("a") == secret
    Vault(folder).remove("a")
    Vault(folder).remove("a")
    assert Vault(folder).get("a") is None
    assert Vault(folder).get("b") == "other"


def test_with_a_keyring_nothing_secret_is_on_disk_and_nothing_is_left_over(
    folder: Path, system_keyring: MemoryKeyring
) -> None:
    vault = Vault(folder)
    vault.put("a", LONG)
    vault.put("a", "secret token")
    assert vault.warning is None
    assert len(system_keyring.kept) == 1
    assert not (folder / "secrets").exists()
    assert b"secret token" not in _written(folder)
    vault.remove("a")
    assert not system_keyring.kept


def test_two_data_folders_do_not_mix(tmp_path: Path, system_keyring: MemoryKeyring) -> None:
    one, other = Vault(tmp_path / "one"), Vault(tmp_path / "other")
    one.put("a", "of one")
    assert other.get("a") is None
    other.put("a", "of other")
    assert one.get("a") == "of one"
    assert all(service.startswith("Recorder") for service, _ in system_keyring.kept)


def test_without_a_keyring_the_file_is_sealed_and_its_key_is_the_owners(folder: Path) -> None:
    vault = Vault(folder)
    vault.put("a", "secret token")
    assert b"secret token" not in _written(folder)
    assert vault.warning is not None
    assert str(folder) in vault.warning
    assert "encrypted file" in vault.warning
    if os.name != "nt":
        assert stat.S_IMODE((folder / "key").stat().st_mode) == 0o600
        assert stat.S_IMODE((folder / "secrets").stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_null_keyring_is_none(folder: Path, system_keyring: MemoryKeyring) -> None:
    keyring.set_keyring(keyring.core.load_keyring("keyring.backends.null.Keyring"))
    Vault(folder).put("a", "secret")
    assert Vault(folder).get("a") == "secret"


class PlainTextKeyring(MemoryKeyring):
    """Not recommended."""

    priority = 0.5


class ManyKeyrings(MemoryKeyring):
    """As `keyring`'s own chain of all that there are."""

    priority = 10
    backends = (PlainTextKeyring(),)


@pytest.mark.parametrize("kind", [PlainTextKeyring, ManyKeyrings])
def test_a_keyring_that_is_not_recommended_is_used_only_where_it_was_chosen(
    folder: Path,
    system_keyring: MemoryKeyring,
    kind: type[MemoryKeyring],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = kind()
    keyring.set_keyring(found)
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    Vault(folder).put("a", "secret")
    assert not found.kept
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "chosen")
    Vault(folder).put("a", "secret")
    assert found.kept


@pytest.mark.parametrize("fault", ["broken", "forgetful"])
def test_a_keyring_that_fails_is_done_without(
    folder: Path, system_keyring: MemoryKeyring, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    setattr(system_keyring, fault, True)
    vault = Vault(folder)
    with caplog.at_level(logging.DEBUG):
        vault.put("a", "secret token")
    assert vault.get("a") == "secret token"
    assert vault.warning
    assert "secret token" not in caplog.text
    assert Vault(folder).get("a") == "secret token"


def test_a_keyring_that_is_there_again_takes_over(
    folder: Path, system_keyring: MemoryKeyring
) -> None:
    system_keyring.broken = True
    Vault(folder).put("a", "secret")
    system_keyring.broken = False
    assert Vault(folder).get("a") == "secret"
    Vault(folder).put("a", "newer")
    assert Vault(folder).get("a") == "newer"
    system_keyring.kept.clear()
    assert Vault(folder).get("a") is None


def test_what_was_put_while_the_keyring_failed_is_not_forgotten_for_what_it_had_before(
    folder: Path, system_keyring: MemoryKeyring
) -> None:
    Vault(folder).put("a", "old")
    system_keyring.broken = True
    Vault(folder).put("a", "new")
    system_keyring.broken = False
    assert Vault(folder).get("a") == "new"


def test_who_asks_while_the_keyring_is_looked_for_waits_for_it(
    folder: Path, system_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    Vault(folder).put("a", "secret")
    looking, go_on = threading.Event(), threading.Event()

    def slowly() -> MemoryKeyring:
        looking.set()
        go_on.wait(30)
        return system_keyring

    monkeypatch.setattr("recorder_app.engine.accounts.vault.system_keyring", slowly)
    later = Vault(folder)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(later.get, "a")
        looking.wait(30)
        second = pool.submit(later.get, "a")
        with pytest.raises(TimeoutError):
            second.result(0.1)
        go_on.set()
        assert (first.result(30), second.result(30)) == ("secret", "secret")


def test_a_keyring_that_never_answers_is_given_up(
    folder: Path, system_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring_drawer, "PATIENCE_S", 0.05)
    typed = threading.Event()
    monkeypatch.setattr(system_keyring, "get_password", lambda *_: typed.wait(30))
    vault = Vault(folder)
    vault.put("a", "secret")
    assert vault.get("a") == "secret"
    assert vault.warning
    assert "does not answer" in vault.warning
    typed.set()


def test_a_file_whose_key_is_gone_holds_nothing(folder: Path) -> None:
    Vault(folder).put("a", "secret")
    (folder / "key").unlink()
    assert Vault(folder).get("a") is None
    Vault(folder).put("b", "other")
    assert Vault(folder).get("b") == "other"


def test_a_file_that_cannot_be_read_now_is_not_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Vault(folder).put("a", "secret")
    with monkeypatch.context() as patched:

        def refuse(_path: Path, *_: object) -> str:
            raise OSError(errno.EMFILE, "Too many open files")

        patched.setattr(Path, "read_text", refuse)
        assert Vault(folder).get("a") is None
        with pytest.raises(OSError, match="Too many"):
            Vault(folder).put("b", "other")
    assert Vault(folder).get("a") == "secret"
