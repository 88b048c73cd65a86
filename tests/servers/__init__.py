"""Servers on loopback that speak the platforms' protocols as documented, and lie when told to.

Each is a context manager; `script` says what goes wrong next, `requests` is what was asked, `films` is
what stands there. Whatever a test publishes is compared with these, byte for byte.
"""
