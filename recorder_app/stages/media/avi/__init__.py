"""Cutting AVI films by their chunks; the indexes are written anew."""
