"""Recorder: trim, transcribe, divide, subtitle and publish recordings."""

__version__ = "0.1.0"
