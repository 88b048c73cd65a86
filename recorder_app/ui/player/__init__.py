"""The film of a recording, or its sound, with its chapters on a time line."""
