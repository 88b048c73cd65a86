"""Cutting MPEG transport streams by their packets."""
