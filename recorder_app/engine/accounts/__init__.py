"""Accounts at platforms, and where their secrets are kept."""
