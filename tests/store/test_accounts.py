from __future__ import annotations

from dataclasses import replace

from recorder_app.domain.account import Account
from recorder_app.domain.recording import OutputPart, Waiting
from recorder_app.domain.words import WaitKind
from recorder_app.store.store import Store
from tests.store.examples import add


def test_accounts_are_kept_by_platform_and_name(store: Store) -> None:
    first, second = Account("vk", "main", {"a": 1}), Account("peertube", "main")
    with store.write() as tx:
        for each in (first, second):
            tx.put_account(each)
    with store.write() as tx:
        tx.put_account(replace(first, facts={"a": 2}))
        assert tx.accounts() == [second, replace(first, facts={"a": 2})]
        assert tx.account("peertube", "main") == second
        assert tx.account("peertube", "other") is None
        assert tx.remove_account("peertube", "main")
        assert not tx.remove_account("peertube", "main")
        assert [each.platform for each in tx.accounts()] == ["vk"]


def test_who_waits_for_a_login(store: Store) -> None:
    def output(account: str, kind: WaitKind) -> OutputPart:
        waiting = Waiting(kind, "Log in.")
        return OutputPart(0, "vk", account, {}, account, account, waiting=waiting)

    with store.write() as tx:
        waits = add(tx, "waits")
        tx.save(replace(waits, outputs=(output("main", WaitKind.LOGIN),) * 2))
        other = add(tx, "other")
        tx.save(replace(other, outputs=(output("other", WaitKind.LOGIN),)))
        quota = add(tx, "quota")
        tx.save(replace(quota, outputs=(output("main", WaitKind.QUOTA),)))
        assert tx.waiting_for_login("vk", "main") == [waits.id]
        assert tx.waiting_for_login("youtube", "main") == []
