"""Cutting MPEG program streams by their packets."""
