from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from recorder_app.domain.errors import NeedsUser, Permanent
from recorder_app.domain.words import WaitKind
from recorder_app.stages.media.ffmpeg import Ffmpeg, FfmpegFailed, Input, find
from tests.stages.media.timed_films import Workshop


@pytest.fixture(scope="module")
def embedded() -> Ffmpeg:
    return find("embedded")


def works(program: Ffmpeg) -> bool:
    done = subprocess.run([program.executable, "-version"], capture_output=True, check=False)
    return done.returncode == 0 and done.stdout.startswith(b"ffmpeg version")


def test_the_embedded_one_works(embedded: Ffmpeg) -> None:
    assert works(embedded)


def test_the_systems_one_is_found_on_the_path(
    embedded: Ffmpeg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ffmpeg").symlink_to(embedded.executable)
    monkeypatch.setenv("PATH", str(tmp_path))

    program = find("system")

    assert program.executable == str(tmp_path / "ffmpeg")
    assert works(program)


def test_a_system_without_one_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Permanent, match="No ffmpeg is installed on this system"):
        find("system")


def test_a_path_names_one(embedded: Ffmpeg) -> None:
    assert find(embedded.executable) == embedded


def test_a_path_that_names_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no program")

    for path in (tmp_path / "notes.txt", tmp_path / "missing"):
        with pytest.raises(Permanent, match="is not a program"):
            find(str(path))


def test_a_program_that_can_not_be_started_is_told(tmp_path: Path, films: Workshop) -> None:
    broken = tmp_path / "ffmpeg"
    broken.write_bytes(b"\x7fELF, but not really")
    broken.chmod(0o755)

    with pytest.raises(Permanent, match="can't be started"):
        find(str(broken)).run([Input(films("talk.wav"), [0])], tmp_path / "out", {"f": "wav"})


def test_it_writes_and_reports(embedded: Ffmpeg, films: Workshop, tmp_path: Path) -> None:
    written: list[float] = []
    output = tmp_path / "out.partial"

    embedded.run(
        [Input(films("talk.wav"), [0], {"ss": 1})], output, {"f": "flac", "t": 4}, written.append
    )

    assert output.read_bytes().startswith(b"fLaC")
    assert written
    assert written == sorted(written)
    assert written[-1] == pytest.approx(4, abs=0.1)


def test_options_stand_where_they_belong(embedded: Ffmpeg) -> None:
    inputs = [Input(Path("/a"), [1, 0], {"ss": "2"}), Input(Path("-b"), [2])]
    words = embedded.command(inputs, Path("c:%d"), {"c": "copy", "copypriorss:a": 0})

    text = " ".join(words[1:])
    assert text.startswith("-nostdin ")
    assert "-ss 2 -i file:/a -i file:-b" in text
    assert "-map 0:1 -map 0:0 -map 1:2" in text
    assert text.index("-map") < text.index("-c copy") < text.index("file:c:%d")
    assert "-copypriorss:a 0" in text


def test_a_failure_says_why_and_leaves_nothing(
    embedded: Ffmpeg, films: Workshop, tmp_path: Path
) -> None:
    output = tmp_path / "out.partial"

    with pytest.raises(FfmpegFailed, match=r"\w"):
        embedded.run([Input(films("talk.wav"), [0])], output, {"c": "copy", "f": "ogg"})

    assert not output.exists()


def test_many_complaints_do_not_stop_it(embedded: Ffmpeg, films: Workshop, tmp_path: Path) -> None:
    """More is written to stderr than a pipe holds."""
    torn = bytearray(films("talk.mp3").read_bytes())
    torn[3000::400] = bytes(len(torn[3000::400]))
    (tmp_path / "torn.mp3").write_bytes(bytes(torn) * 40)
    output = tmp_path / "out.partial"

    embedded.run([Input(tmp_path / "torn.mp3", [0])], output, {"f": "wav", "loglevel": "debug"})

    assert output.stat().st_size > 1000


def test_a_missing_input_waits_for_its_source(embedded: Ffmpeg, tmp_path: Path) -> None:
    with pytest.raises(NeedsUser, match=r"“talk\.mp4” is no longer there") as caught:
        embedded.run([Input(tmp_path / "talk.mp4", [0])], tmp_path / "out", {"f": "mp4"})

    assert caught.value.kind is WaitKind.SOURCE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_waits_for_room(embedded: Ffmpeg, films: Workshop, tmp_path: Path) -> None:
    output = tmp_path / "out.partial"
    output.symlink_to("/dev/full")

    with pytest.raises(NeedsUser, match="disk became full") as caught:
        embedded.run([Input(films("talk.wav"), [0])], output, {"f": "wav"})

    assert caught.value.kind is WaitKind.DISK
    assert not output.is_symlink()
    assert Path("/dev/full").exists()
