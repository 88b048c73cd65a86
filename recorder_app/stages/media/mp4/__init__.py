"""Cutting MP4 and QuickTime films by rewriting their tables; what is stored of them stays as it is."""
