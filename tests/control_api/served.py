"""A control API as a program meets it: a real engine with scripted stages, a real port."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from recorder_app.control_api.server import ControlServer
from tests.engine.bench import PATIENCE_S, Bench, add, running

Json = dict[str, Any]


class Served:
    def __init__(self, bench: Bench, server: ControlServer, folder: Path) -> None:
        self.bench = bench
        self.server = server
        self.folder = folder
        self._announced: dict[str, str] = json.loads(server.access.announcement)
        self.client = self.new_client()

    @property
    def url(self) -> str:
        return self._announced["url"]

    @property
    def token(self) -> str:
        return self._announced["token"]

    def new_client(self) -> httpx.Client:
        return httpx.Client(
            base_url=self.url,
            headers={"Authorization": f"Bearer {self.token}"},
            timeout=PATIENCE_S,
            trust_env=False,
        )

    def get(self, path: str, **params: Any) -> httpx.Response:
        return self.client.get(path, params=params)

    def post(self, path: str, body: object = None, *, key: str | None = None) -> httpx.Response:
        headers = {} if key is None else {"X-Idempotency-Key": key}
        return self.client.post(path, json=body, headers=headers)

    def film(self, name: str = "talk", **scripts: list[list[Any]]) -> int:
        """The id of a recording whose stages follow these scripts."""
        return add(self.bench, self.folder, name, **scripts)


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    with running(folder / "home") as bench:
        server = ControlServer(bench.engine.home, bench.engine)
        try:
            served = Served(bench, server, folder)
            yield served
            served.client.close()
        finally:
            server.close()
