"""The schema's history, for Alembic. A new revision is a file in `versions` that stands by itself (it
imports nothing of the program, which will have moved on), and its name in `opening.HISTORY`."""
