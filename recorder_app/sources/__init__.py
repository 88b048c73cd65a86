"""One file per source: where a recording comes from. No Qt, no SQL."""
