"""From a claim to a finished part: lanes, attempts, their folders."""
