"""A data folder as it looks after some weeks of work, for the pictures of `tools.screenshots`."""
