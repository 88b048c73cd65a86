from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_app.domain.errors import NeedsUser
from recorder_app.domain.words import WaitKind
from recorder_app.engine import sealing
from recorder_app.engine.accounts.accounts import Accounts
from recorder_app.engine.accounts.vault import Vault
from recorder_app.store.store import Store

TOKENS = {"access_token": "very-secret", "api_root": "http://127.0.0.1:1/"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "recorder.db", tmp_path / "backups")
    yield store
    store.close()


@pytest.fixture
def accounts(store: Store, tmp_path: Path) -> Accounts:
    return Accounts(store, Vault(tmp_path / "vault"))


def test_an_account_is_known_without_its_secrets(accounts: Accounts, tmp_path: Path) -> None:
    accounts.add("vk", "main", TOKENS)
    accounts.add("vk", "другой", {"access_token": "2"})
    assert accounts.credentials("vk", "main") == TOKENS
    assert accounts.credentials("vk", "другой") == {"access_token": "2"}
    known = accounts.all()
    assert [(each.platform, each.name) for each in known] == [("vk", "main"), ("vk", "другой")]
    assert known[0].facts["api_root"] == TOKENS["api_root"]
    assert "very-secret" not in repr((known, accounts, known[0].to_json()))
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert not any(b"very-secret" in each.read_bytes() for each in files)


def test_the_same_name_at_two_platforms(accounts: Accounts) -> None:
    accounts.add("vk", "main", {"access_token": "1"})
    accounts.add("peertube", "main", {"access_token": "2"})
    accounts.remove("vk", "main")
    assert accounts.credentials("peertube", "main") == {"access_token": "2"}


@pytest.mark.parametrize("name", ["main", None])
def test_a_missing_login_is_waited_for(accounts: Accounts, name: str | None) -> None:
    with pytest.raises(NeedsUser) as caught:
        accounts.credentials("vk", name)
    assert caught.value.kind is WaitKind.LOGIN
    assert name is None or "“main”" in str(caught.value)


def test_a_damaged_login_is_a_missing_one(accounts: Accounts, tmp_path: Path) -> None:
    accounts.add("vk", "main", TOKENS)
    Vault(tmp_path / "vault").put("account/vk/main", '{"access_token": "ver')
    with pytest.raises(NeedsUser) as caught:
        accounts.credentials("vk", "main")
    assert "ver" not in str(caught.value)


def test_renewed_tokens_are_kept_unless_the_account_is_gone(accounts: Accounts) -> None:
    renewed = TOKENS | {"access_token": "newer"}
    accounts.add("vk", "main", TOKENS)
    accounts.renew("vk", "main", renewed, used=TOKENS)
    assert accounts.credentials("vk", "main") == renewed
    accounts.remove("vk", "main")
    accounts.renew("vk", "main", TOKENS, used=renewed)
    with pytest.raises(NeedsUser):
        accounts.credentials("vk", "main")


def test_an_upload_that_began_before_a_login_does_not_undo_it(accounts: Accounts) -> None:
    accounts.add("vk", "main", TOKENS)
    accounts.add("vk", "main", TOKENS | {"access_token": "of another login"})
    accounts.renew("vk", "main", TOKENS | {"access_token": "renewed"}, used=TOKENS)
    assert accounts.credentials("vk", "main")["access_token"] == "of another login"


def test_removing_what_is_not_there(accounts: Accounts) -> None:
    with pytest.raises(ValueError, match="“main”"):
        accounts.remove("vk", "main")


def test_the_sealing_key_stays(accounts: Accounts, store: Store, tmp_path: Path) -> None:
    sealed = sealing.seal("address", accounts.sealing_key())
    later = Accounts(store, Vault(tmp_path / "vault"))
    assert sealing.unseal(sealed, later.sealing_key()) == "address"
