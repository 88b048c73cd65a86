"""Encryption of what is kept on disk and must not be read there (Fernet: AES-128-CBC with HMAC,
https://cryptography.io/en/latest/fernet/)."""

from __future__ import annotations


def new_key() -> str:
    """A key for `seal`, as text."""
    from cryptography.fernet import Fernet

    return Fernet.generate_key().decode()


def seal(secret: str, key: str) -> str:
    from cryptography.fernet import Fernet

    return Fernet(key).encrypt(secret.encode()).decode()


def unseal(sealed: str, key: str) -> str | None:
    """The secret; None where it was sealed with another key, or changed since."""
    from cryptography.fernet import Fernet, InvalidToken

    try:
        return Fernet(key).decrypt(sealed).decode()
    except (InvalidToken, ValueError):
        return None
