"""Sound files in which samples stand one after another: WAVE, RF64, Wave64, AIFF."""
