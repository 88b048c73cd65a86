"""How a second start of the program reaches the instance that works on the data folder.

JSON over a loopback connection that both ends authenticate (`multiprocessing.connection`, HMAC with a
key of 256 bits). Port and key stand in a file that only the owner can read.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import secrets
import threading
from collections.abc import Callable, Mapping
from multiprocessing import AuthenticationError
from multiprocessing.connection import (
    Client,
    Connection,
    Listener,
    answer_challenge,
    deliver_challenge,
)
from typing import Any

from recorder_app.paths import Home

log = logging.getLogger(__name__)

Request = Mapping[str, Any]
Answer = dict[str, Any]


PATIENCE_S = 10.0
"""How long a second start waits for a running program that says nothing."""


class Unreachable(Exception):
    """There is an instance, but it does not answer."""


class Silent(Unreachable):
    """It is there, and says nothing."""


class ChannelServer:
    """Answers requests on threads of its own until it is closed."""

    def __init__(self, home: Home, answer: Callable[[Request], Answer]) -> None:
        self._home = home
        self._answer = answer
        self._closing = False
        self._key = secrets.token_bytes(32)
        self._listener = Listener(("127.0.0.1", 0), family="AF_INET")
        self._announce()
        threading.Thread(target=self._accept_forever, name="channel", daemon=True).start()

    def close(self) -> None:
        self._closing = True
        self._home.channel.unlink(missing_ok=True)
        # A waiting accept() is woken by a last connection.
        with contextlib.suppress(OSError):
            Client(self._listener.address).close()
        self._listener.close()

    def _announce(self) -> None:
        self._home.channel.unlink(missing_ok=True)
        descriptor = os.open(self._home.channel, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"port": self._listener.address[1], "key": self._key.hex()}, file)

    def _accept_forever(self) -> None:
        while not self._closing:
            try:
                connection = self._listener.accept()
            except OSError:
                continue
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: Connection) -> None:
        with connection, contextlib.suppress(EOFError, OSError, AuthenticationError):
            # Here, so that who connects and says nothing keeps nobody else waiting.
            deliver_challenge(connection, self._key)
            answer_challenge(connection, self._key)
            while True:
                request = json.loads(connection.recv_bytes())
                try:
                    answer = self._answer(request)
                except ValueError as error:
                    answer = {"error": str(error)}
                except Exception:
                    log.exception("a request failed: %s", request.get("do"))
                    answer = {"error": "The running program made a mistake; see its log."}
                connection.send_bytes(json.dumps(answer).encode())


class ChannelClient:
    """One connection to the running instance. Raises `Unreachable` where there is none, and
    `Silent`."""

    def __init__(self, home: Home) -> None:
        try:
            known = json.loads(home.channel.read_text(encoding="utf-8"))
            key = bytes.fromhex(known["key"])
            self._connection = Client(("127.0.0.1", known["port"]))
            if not self._connection.poll(PATIENCE_S):
                self._connection.close()
                raise Silent("The running program does not answer: it hangs, or was stopped.")
            answer_challenge(self._connection, key)
            deliver_challenge(self._connection, key)
        except (OSError, ValueError, KeyError, EOFError, AuthenticationError) as error:
            raise Unreachable("Another instance is starting or ending; try again.") from error

    def ask(self, do: str, **what: Any) -> Answer:
        """Raises `ValueError` with the sentence that the instance refused with."""
        try:
            self._connection.send_bytes(json.dumps({"do": do, **what}).encode())
            answer: Answer = json.loads(self._connection.recv_bytes())
        except (OSError, EOFError) as error:
            raise Unreachable("The running program has ended.") from error
        if "error" in answer:
            raise ValueError(answer["error"])
        return answer

    def close(self) -> None:
        self._connection.close()
