"""Cutting sound files that are a row of frames: FLAC, MP3, AAC."""
