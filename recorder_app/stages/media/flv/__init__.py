"""Cutting FLV films by their tags."""
