"""How fast an upload to YouTube goes on loopback, compared with curl, and how much memory it takes.

    python -m benchmarks.upload_speed [--mib 1024] [--rounds 5] [--long-gb 10]

The server is a process of its own and only counts what arrives. curl sends the same film to the same
server in one request; ours goes in chunks of at most 8 MiB, with everything around it: fingerprint,
token, session, questions afterwards. Then a sparse film of `--long-gb` is sent, and the peak of memory
is compared with that of a short one. The best of the rounds counts: whatever else a machine does slows
down. Exit code 1 where ours is slower than 0.7 of curl, or memory grows.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from recorder_app import platforms
from recorder_app.domain.words import SourceKind, StageType
from recorder_app.domain.work import Source, StageOutcome, UploadJob
from recorder_app.platforms.resumable.transfer import MOST_BYTES
from tests.servers.youtube import YouTubeServer
from tests.stages.fake_context import FakeUploadContext

WANTED = 0.7
GROWTH_MIB = 16.0
MIB = 1024 * 1024


def serve() -> None:
    """Tell where and with which account, then serve until the input ends."""
    with YouTubeServer(counted=True) as server:
        print(json.dumps({"account": server.credentials(), "token": server.issue()}), flush=True)
        sys.stdin.read()


@contextmanager
def server() -> Iterator[dict[str, Any]]:
    command = [sys.executable, "-m", "benchmarks.upload_speed", "--serve"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield json.loads(process.stdout.readline())
        finally:
            process.stdin.close()


def upload() -> None:
    """What is wanted comes on the input; the seconds that it took and the peak of memory go out."""
    wanted = json.load(sys.stdin)
    # The program's children are warm too: they have loaded what an upload needs.
    with tempfile.TemporaryDirectory() as folder:
        publish(sparse(Path(folder) / "first.mp4", MIB), wanted["account"])
    took_s = publish(Path(wanted["film"]), wanted["account"])
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"took_s": took_s, "peak_mib": peak_kib / 1024}))


def publish(film: Path, account: dict[str, Any]) -> float:
    """Seconds that it took."""
    facts = {"film": str(film), "duration_s": 60.0, "container": "mp4"}
    done = {StageType.DOWNLOAD: StageOutcome(film.parent, facts)}
    source = Source(SourceKind.FILE, str(film))
    job = UploadJob(film.stem, {}, done, source, secrets.token_hex(8), datetime.now(UTC))
    with tempfile.TemporaryDirectory() as folder:
        context = FakeUploadContext(Path(folder), account=account)
        began = time.perf_counter()
        platforms.load("youtube").upload(job, context)
        return time.perf_counter() - began


def ours(film: Path, account: dict[str, Any]) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.upload_speed", "--upload"],
        input=json.dumps({"film": str(film), "account": account}),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def curl_s(film: Path, told: dict[str, Any]) -> float:
    """Seconds that curl takes for the film in one request to a session of its own."""
    bearer = f"Authorization: Bearer {told['token']}"
    opened = httpx.post(
        f"{told['account']['api_root']}/upload/youtube/v3/videos?uploadType=resumable&part=snippet",
        json={"snippet": {"title": "curl"}},
        headers={
            "Authorization": f"Bearer {told['token']}",
            "X-Upload-Content-Length": str(film.stat().st_size),
        },
        trust_env=False,
    )
    session = opened.headers["location"]
    began = time.perf_counter()
    subprocess.run(
        [
            *("curl", "-sS", "--fail", "--noproxy", "*", "-o", os.devnull, "-H", bearer),
            *("-H", "Expect:", "-T", str(film), session),
        ],
        check=True,
    )
    return time.perf_counter() - began


def sparse(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        file.truncate(size)
    return path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mib", type=int, default=1024)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--long-gb", type=float, default=10.0)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--upload", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve or options.upload:
        (serve if options.serve else upload)()
        return 0
    with tempfile.TemporaryDirectory() as name, server() as told:
        folder = Path(name)
        film = sparse(folder / "film.mp4", options.mib * MIB)
        with film.open("r+b") as file:
            for _ in range(options.mib):
                file.write(os.urandom(MIB))
        mine, theirs = [], []
        for number in range(options.rounds):
            theirs.append(options.mib / curl_s(film, told))
            mine.append(options.mib / ours(film, told["account"])["took_s"])
            print(f"round {number + 1}: ours {mine[-1]:5.0f} MiB/s, curl {theirs[-1]:5.0f} MiB/s")
        ratio = max(mine) / max(theirs)
        print(
            f"ours / curl: {ratio:.2f} in chunks of at most {MOST_BYTES // MIB} MiB ({WANTED} wanted)"
        )
        short = ours(sparse(folder / "short.mp4", 64 * MIB), told["account"])
        size = int(options.long_gb * 1e9)
        long = ours(sparse(folder / "long.mp4", size), told["account"])
        print(
            f"{options.long_gb:g} GB: {long['took_s']:.0f} s, {size / MIB / long['took_s']:.0f} MiB/s, "
            f"peak {long['peak_mib']:.0f} MiB (64 MiB: {short['peak_mib']:.0f} MiB)"
        )
    grown = long["peak_mib"] - short["peak_mib"]
    return 0 if ratio >= WANTED and grown <= GROWTH_MIB else 1


if __name__ == "__main__":
    raise SystemExit(main())
