"""How recordings come to the list."""
