"""Offers the control API on 127.0.0.1 from a thread of its own, beside a window or without one."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading

import uvicorn

from recorder_app.control_api.access import Access
from recorder_app.control_api.application import application
from recorder_app.control_api.events import Streams
from recorder_app.engine.front import Front
from recorder_app.paths import Home

_GRACE_S = 1
"""So long a request may still take once the program ends."""


def _is_no_end(record: logging.LogRecord) -> bool:
    """Whether it tells of more than a reader that was let go because the program ends."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


class ControlServer:
    def __init__(self, home: Home, front: Front, port: int = 0) -> None:
        """Answers from here on. Raises `OSError` where the port is taken (0 takes any) or the data
        folder can't be written to."""
        self._home = home
        self._socket = socket.create_server(("127.0.0.1", port))
        # Else the second half of an answer waits 40 ms for the client to confirm the first.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.access = Access(self._socket.getsockname()[1])
        try:
            self.access.write(home.control_api)
        except OSError:
            self._socket.close()
            raise
        self._streams = Streams(front)
        self._server = uvicorn.Server(
            uvicorn.Config(
                application(front, self.access, self._streams),
                loop="asyncio",
                http="h11",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_GRACE_S,
            )
        )
        logging.getLogger("uvicorn.error").addFilter(_is_no_end)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, name="control-api"
        )
        self._thread.start()

    def close(self) -> None:
        self._home.control_api.unlink(missing_ok=True)
        self._streams.close()
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()
