"""The details of one recording: stages, outputs, files, log."""
