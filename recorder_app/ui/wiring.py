"""Which part of the window hears which: what is true on its way in, what is wanted on its way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recorder_app.ui.window import MainWindow


def connect_state(window: MainWindow) -> None:
    """What is true comes in by the bridge and is shown."""
    window.bridge.changed.connect(window.model.apply_facts)
    window.bridge.progressed.connect(window.model.apply_progress)
    window.bridge.added.connect(window.model.add)
    window.bridge.removed.connect(window.model.remove)
    window.bridge.noticed.connect(window.notice_line.tell_text)
    window.bridge.started_again.connect(window.start_again)
    window.commander.busy_changed.connect(window.model.show_busy)
    window.output_commander.busy_changed.connect(window.details.outputs.show_asked)
    window.model.failed.connect(window.notice_line.tell_trouble)
    for show in (
        window.sidebar.show_counts,
        window.notice_line.show_counts,
    ):
        window.counts.changed.connect(show)
    window.folders.changed.connect(window.sidebar.show_folders)
    window.proofreading.read.connect(window.details.transcript.show_reading)
    window.desk.told.connect(window.notice_line.tell)
    window.proofreading.told.connect(window.notice_line.tell)
    window.settings.told.connect(window.notice_line.tell)
    window.settings.known.connect(window.list_pane.welcome.show_settings)
    window.bridge.settings_changed.connect(window.settings.apply)
    window.publishing.told.connect(window.notice_line.tell)
    window.publishing.calls.changed.connect(window.tool_bar.publish_to.show_belongings)
    window.publishing.calls.changed.connect(window.offer_presets)
    window.presence.told.connect(window.notice_line.tell)
    window.presence.all_done.ending.chosen.connect(window.notice_line.show_when_done)
    window.presence.quit_wanted.connect(window.quit_wanted)


def connect_wishes(window: MainWindow) -> None:
    """What a person wants goes to the part that does it."""
    wishes, adding = window.wishes, window.adding
    window.sidebar.commanded.connect(window.desk.give_to_group)
    window.notice_line.taken_up.connect(window.desk.take_up)
    window.list_pane.welcome.changed.connect(window.settings.change)
    window.list_pane.welcome.accounts_wanted.connect(window.publishing.open_accounts)
    wishes.undo.triggered.connect(window.desk.undo)
    window.desk.can_undo.connect(wishes.undo.setEnabled)
    window.view.buttons.pressed.connect(window.desk.press)
    window.details.stages.run_wanted.connect(window.desk.run)
    window.details.looked_at.connect(window.proofreading.look_at)
    window.details.transcript.corrected.connect(window.proofreading.correct)
    window.details.enlarge_wanted.connect(window.room.enlarge)
    window.view.doubleClicked.connect(window.details.make_large)
    window.view.hit_chosen.connect(window.browsing.open_details)
    window.view.hit_chosen.connect(window.details.open_at)
    window.details.outputs.wanted.connect(window.output_commander.give)
    window.details.outputs.upload_wanted.connect(window.output_commander.upload)
    window.details.outputs.login_wanted.connect(window.publishing.log_in)
    window.details.outputs.presets_wanted.connect(window.publishing.open_presets)
    window.tool_bar.publish_to.edit_wanted.connect(window.publishing.open_presets)
    window.list_pane.add_wanted.connect(adding.choose_files)
    window.list_pane.all_wanted.connect(window.browsing.show_all)
    window.presence.recordings_wanted.connect(window.going.go_to)
    adding.hidden.connect(window.browsing.show_all)
    wishes.commanded.connect(window.desk.want)
    wishes.opened.connect(window.browsing.open_details)
    wishes.add.triggered.connect(adding.choose_files)
    wishes.add_folder.triggered.connect(adding.choose_folder)
    wishes.paste.triggered.connect(adding.paste)
    wishes.presets.triggered.connect(window.publishing.open_presets)
    wishes.accounts.triggered.connect(window.publishing.open_accounts)
    wishes.rules.triggered.connect(window.publishing.open_rules)
    wishes.settings.triggered.connect(window.settings.open)
    wishes.quit.triggered.connect(window.leaving.ask_to_quit)
    wishes.find.triggered.connect(window.tool_bar.search.seek)
    wishes.pause_menu.chosen.connect(window.desk.pause_until)
    wishes.run_all_paused.triggered.connect(window.desk.run_all_paused)
    wishes.run_paused_together.triggered.connect(window.desk.run_paused_together)
    wishes.pause_all.triggered.connect(window.desk.pause_all)
    wishes.pause_all_hour.triggered.connect(window.desk.pause_all_hour)
    wishes.stop_after_this.triggered.connect(window.desk.stop_after_this)
