"""What the window says about commands and events."""
