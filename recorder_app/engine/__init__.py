"""What happens: lanes, clock, recovery, commands. Of Qt only QtCore."""
