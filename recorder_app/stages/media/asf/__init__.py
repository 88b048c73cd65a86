"""Cutting WMV and WMA by their packets, each of the same size; their times are moved."""
