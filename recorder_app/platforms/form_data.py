"""Files as the fields of a form (`multipart/form-data`, RFC 7578)."""

from __future__ import annotations

import mimetypes
import secrets
from collections.abc import Mapping
from pathlib import Path

from recorder_app.sources import local_file
from recorder_app.sources.file_name import extension


class Form:
    """The lines around each file. A file's own name is nobody's business where it is sent."""

    def __init__(self) -> None:
        self._boundary = f"recorder-{secrets.token_hex(16)}"

    @property
    def content_type(self) -> str:
        return f"multipart/form-data; boundary={self._boundary}"

    def before(self, field: str, path: Path) -> bytes:
        ending = extension(path.name).lower()
        kind = "text/vtt" if ending == ".vtt" else mimetypes.guess_type(f"file{ending}")[0]
        lines = (
            f"--{self._boundary}",
            f'Content-Disposition: form-data; name="{field}"; filename="{field}{ending}"',
            f"Content-Type: {kind or 'application/octet-stream'}",
        )
        return "".join(f"{line}\r\n" for line in (*lines, "")).encode()

    def after_last(self) -> bytes:
        return f"\r\n--{self._boundary}--\r\n".encode()

    def of(self, files: Mapping[str, Path]) -> bytes:
        """The whole content, for files that are small. Raises as `local_file.look` does."""
        parts = []
        for field, path in files.items():
            with local_file.explained(path):
                parts.append(self.before(field, path) + path.read_bytes())
        return b"\r\n".join(parts) + self.after_last()
