"""Fixtures for all tests, each kept in a module of its own."""

import os
import signal

from hypothesis import HealthCheck, settings

# Before any Qt is loaded: tests open their windows nowhere, unless a display is asked for.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No test touches the keyring of whoever runs it, nor do the programs that tests start.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# A shell that runs the tests in the background ignores it, and so would all that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How fast a machine is says nothing of what is tested.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

pytest_plugins = [
    "tests.media_samples",
    "tests.plain_user",
    "tests.small_disk",
    "tests.window_libraries",
]
