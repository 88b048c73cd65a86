"""Reading and cutting films and sound files."""
