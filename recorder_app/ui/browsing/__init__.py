"""What of the list is looked at: groups, folders, search; and what stands in its place."""
