"""How the program is there on the desktop: tray, notices, holds, leaving and coming back, its end."""
