"""The settings dialog: a page for each thing that can be set."""
