"""Fixtures for all tests, each kept in a module of its own."""

pytest_plugins = ["tests.media_samples", "tests.plain_user"]
