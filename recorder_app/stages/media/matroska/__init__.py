"""Cutting Matroska and WebM films by their elements."""
