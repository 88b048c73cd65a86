"""The list of recordings: what is known of it, its model, its table and its rows."""
