"""One instance for a data folder, and how the others reach it."""
