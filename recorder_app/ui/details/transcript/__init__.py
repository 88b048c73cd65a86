"""What was said in a recording, beside its film: read, searched, corrected in place."""
