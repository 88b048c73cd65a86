"""The same commands for other programs and other processes of the same person."""
