"""What is true: the facts of a recording and the pure functions over them. No Qt, no SQL, no I/O."""
