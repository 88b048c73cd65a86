"""What a decoder must know before the first picture, where it stands with the pictures."""

SETUPS = {
    "h264": rb"\0\0\x01[\x07\x27\x47\x67]",
    "hevc": rb"\0\0\x01\x42",
    "mpeg1video": rb"\0\0\x01\xb3",
    "mpeg2video": rb"\0\0\x01\xb3",
}
"""How it looks, by codec: a regular expression."""
