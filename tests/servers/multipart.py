"""Bodies of several parts: `multipart/related` as Google wants it, `multipart/form-data` elsewhere."""

from __future__ import annotations

import email
import json
from dataclasses import dataclass
from email.message import Message
from typing import Any

from tests.servers.loopback import Request


@dataclass(frozen=True)
class Part:
    content: bytes
    name: str = ""
    file_name: str | None = None


def parts(request: Request) -> list[Part]:
    """The parts of the whole body, which is read here; none where it is of another kind."""
    content = request.read()
    kind = request.headers.get("content-type", "")
    if not kind.startswith("multipart/"):
        return []
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    payload = email.message_from_bytes(head + content).get_payload()
    assert isinstance(payload, list), "the body has no parts"
    return [_part(each) for each in payload if isinstance(each, Message)]


def _part(part: Message) -> Part:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    name = part.get_param("name", header="content-disposition")
    return Part(content, str(name or ""), part.get_filename())


def related(request: Request) -> tuple[dict[str, Any], bytes]:
    """The resource and the media; of a body that is the media alone, an empty resource."""
    found = parts(request)
    if not found:
        return {}, request.content
    resource, media = found
    value: dict[str, Any] = json.loads(resource.content)
    return value, media.content


def form(request: Request) -> dict[str, Any]:
    """The fields of a form, whichever way it is sent, or of a JSON object. Files are bytes."""
    if request.headers.get("content-type", "").startswith("application/json"):
        return request.json()
    found = parts(request)
    if not found:
        return dict(request.form())
    values: dict[str, Any] = {}
    for each in found:
        value = each.content if each.file_name else each.content.decode()
        if each.name.endswith("[]"):
            values.setdefault(each.name[:-2], []).append(value)
        else:
            values[each.name] = value
    return values
