from __future__ import annotations

from dataclasses import replace

from recorder_app.domain.preset import Preset
from recorder_app.domain.rule import Rule, RuleKind
from recorder_app.store.store import Store

PRESET = Preset("main", "vk", "anna", {"title": "{{ title }}"}, is_default=True)


def test_presets_are_kept_by_name(store: Store) -> None:
    changed = replace(PRESET, settings={}, is_default=False, account=None)
    with store.write() as tx:
        tx.put_preset(PRESET)
        assert tx.preset("main") == PRESET
        tx.put_preset(Preset("Alone", "folder"))
        tx.put_preset(changed)
        assert tx.presets() == [Preset("Alone", "folder"), changed]
        assert tx.remove_preset("main")
        assert not tx.remove_preset("main")
        assert tx.preset("main") is None


def test_rules_keep_their_order_and_are_replaced_whole(store: Store) -> None:
    rules = [
        Rule(RuleKind.TITLE, "b", ("main", "Alone")),
        Rule(RuleKind.FOLDER, "/home/\udcff", ("main",)),
        Rule(RuleKind.SOURCE, "a", ("main",)),
    ]
    for wanted in (rules, rules[::-1], []):
        with store.write() as tx:
            tx.put_rules(wanted)
        with store.read() as tx:
            assert tx.rules() == wanted
