"""How everything looks: colours, spacing, icons, the program's emblem."""
