"""The person at the terminal, during a login."""

from __future__ import annotations

import getpass
import os
import sys
import threading
import webbrowser

from recorder_app.cli.speaking import complain
from recorder_app.platforms.logins.login import LoginFailed, Question


class TerminalPerson:
    def __init__(self) -> None:
        self.given_up = threading.Event()

    def open(self, address: str) -> None:
        complain(f"Open this address in a browser, and log in there:\n{address}")
        if _has_browser():
            webbrowser.open(address)

    def ask(self, question: Question) -> str:
        """What is secret is not shown while it is typed. Answers may also be piped in, one a line."""
        try:
            if not sys.stdin.isatty():
                answer = sys.stdin.readline()
            elif question.is_secret:
                answer = getpass.getpass(f"{question.label}: ")
            else:
                if question.help:
                    complain(question.help)
                sys.stderr.write(f"{question.label}: ")
                sys.stderr.flush()
                answer = sys.stdin.readline()
        except EOFError:
            answer = ""
        if not answer:
            raise LoginFailed(
                f"“{question.label}” is needed for the login. {question.help}".rstrip()
            )
        return answer.rstrip("\r\n")


def _has_browser() -> bool:
    """Whether one can be shown; where there is no screen, one for the terminal would take it over."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
