"""Hearing speech and writing it down: voice activity, models, transcription."""
