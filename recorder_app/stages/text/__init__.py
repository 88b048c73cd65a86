"""What is made of a transcript's words: cues of subtitles, topics and their titles, chapters."""
