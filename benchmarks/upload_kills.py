"""Uploads whose process is killed at random points and that are gone on with, until all are there.

    python -m benchmarks.upload_kills [--uploads 100] [--mib 12] [--at-once 2] [--seed 1]

Real child processes, killed by SIGKILL one to three times each at a random moment between their start
and a little after their end, against a YouTube of ours that keeps whole multiples of 256 KiB of what
breaks off. Prints how many videos stand there, how many are whole, and how many bytes were sent. Exit
code 1 where a video is missing, broken or there twice, or more was sent than 1.1 times the films' size
and one chunk for each kill.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from recorder_app.engine.children import wire
from recorder_app.engine.children.worker import WorkerDied
from recorder_app.platforms.resumable.transfer import MOST_BYTES
from tests.platforms.finished_recording import FinishedRecording
from tests.platforms.uploading_child import UploadingChild
from tests.servers.films import Content
from tests.servers.resumable import MULTIPLE_BYTES
from tests.servers.youtube import YouTubeServer

MIB = 1024 * 1024
ALLOWED = 1.1
PASS_S = 1.2
"""How long one undisturbed upload is made to last, by the bandwidth limit."""


class Tally:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.kills = 0
        self.found: Counter[str] = Counter()
        """How many videos stand there, by their title."""
        self.broken: list[str] = []

    def killed(self) -> None:
        with self._lock:
            self.kills += 1

    def look(self, server: YouTubeServer, title: str, sha256: str) -> None:
        """Compare the videos of that title; their content is let go of afterwards."""
        with self._lock, server.lock:
            for film in server.films:
                if film.title == title:
                    self.found[title] += 1
                    if film.sha256 != sha256:
                        self.broken.append(title)
                    film.content = Content(counted=True)


def kill_once(child: UploadingChild, after_s: float, bytes_per_s: float) -> bool:
    """Whether it came to be killed before it had ended."""
    with child.attempt(bytes_per_s=bytes_per_s) as worker:
        timer = threading.Timer(after_s, worker.kill)
        timer.start()
        try:
            for message in worker.messages():
                ended = message["say"] in wire.ENDINGS
        except WorkerDied:
            ended = False
        timer.cancel()
        timer.join()
    return not ended


def publish(
    number: int, film: bytes, server: YouTubeServer, folder: Path, tally: Tally, seed: int
) -> None:
    chance = random.Random(f"{seed} {number}")
    title = f"film {number:03d}"
    recording = FinishedRecording(folder / title, title=title, film=film, transcript=None)
    job = recording.uploading({}, f"marker-{number}")
    child = UploadingChild("youtube", job, server.credentials(), folder / f"attempt-{number}")
    for _ in range(chance.randint(1, 3)):
        if kill_once(child, chance.uniform(0.0, 1.3 * PASS_S), len(film) / PASS_S):
            tally.killed()
    last = child.finish()
    if last["say"] != "uploaded":
        print(f"{title}: {last}", flush=True)
    tally.look(server, title, hashlib.sha256(film).hexdigest())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--uploads", type=int, default=100)
    parser.add_argument("--mib", type=int, default=12)
    parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    film = random.Random(options.seed).randbytes(options.mib * MIB)
    tally = Tally()
    with tempfile.TemporaryDirectory() as name, YouTubeServer() as server:
        server.sessions.keeps_multiples = MULTIPLE_BYTES
        with ThreadPoolExecutor(options.at_once) as crew:
            jobs = [
                crew.submit(publish, number, film, server, Path(name), tally, options.seed)
                for number in range(options.uploads)
            ]
            for each in jobs:
                each.result()
        sent = sum(each.received for each in server.asked("upload"))
        sessions = len(server.asked("open"))
    whole = len(tally.found) - len(set(tally.broken))
    twice = sum(count > 1 for count in tally.found.values())
    total = options.uploads * len(film)
    allowed = ALLOWED * total + tally.kills * MOST_BYTES
    print(
        f"{options.uploads} uploads of {options.mib} MiB, {tally.kills} kills, {sessions} sessions"
    )
    print(f"{sum(tally.found.values())} videos, {whole} whole, {twice} there twice")
    print(
        f"sent {sent / total:.3f} times the films' size (allowed {allowed / total:.3f}); "
        f"{(sent - total) / MIB / max(1, tally.kills):.2f} MiB too much for each kill"
    )
    good = whole == options.uploads and not twice and sent <= allowed
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
