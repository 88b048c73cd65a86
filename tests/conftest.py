"""Fixtures for all tests, each kept in a module of its own."""

import os

# Before any Qt is loaded: tests open their windows nowhere, unless a display is asked for.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No test touches the keyring of whoever runs it, nor do the programs that tests start.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

pytest_plugins = [
    "tests.media_samples",
    "tests.plain_user",
    "tests.small_disk",
    "tests.window_libraries",
]
