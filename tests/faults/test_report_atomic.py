"""Results appear together: a run cut off at any moment leaves the old ones or the new ones, never a mixture."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

import pytest

from evidence.errors import OutputError
from evidence.report.folder import STAGE, Artifact, Folder, finish_moves, is_unfinished

NAMES = ("report.json", "highlighted/a.pdf", "manifest.json")


class Killed(BaseException):
    """Stands for a SIGKILL: nothing runs after it."""


def write(out: Path, body: bytes) -> None:
    folder = Folder(out)
    for name in NAMES:
        folder.put(Artifact(path=name, data=body))
    folder.commit()


def bodies(out: Path) -> set[bytes]:
    return {(out / name).read_bytes() for name in NAMES}


@pytest.mark.parametrize("survived", range(40))
def test_a_cut_at_any_step_leaves_old_or_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, survived: int) -> None:
    write(tmp_path, b"old")
    left = survived

    def counted(name: str) -> None:
        real = getattr(Path, name)

        def step(self: Path, *args: object, **kwargs: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return real(self, *args, **kwargs)

        monkeypatch.setattr(Path, name, step)

    for name in ("replace", "write_bytes", "unlink", "mkdir"):
        counted(name)
    with contextlib.suppress(Killed):
        write(tmp_path, b"new")
    monkeypatch.undo()
    cut_off = is_unfinished(tmp_path)
    if not cut_off:
        assert len(bodies(tmp_path)) == 1
    finish_moves(tmp_path)
    assert len(bodies(tmp_path)) == 1
    assert bodies(tmp_path) == {b"new"} if cut_off else bodies(tmp_path) in ({b"old"}, {b"new"})
    assert not (tmp_path / STAGE).exists()


def test_a_full_disk_is_told_and_leaves_the_old_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, b"old")

    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="Make room on the disk"), Folder(tmp_path) as folder:
        folder.put(Artifact(path="report.json", data=b"new"))
    monkeypatch.undo()
    assert bodies(tmp_path) == {b"old"}
    assert not (tmp_path / STAGE).exists()


def test_a_list_of_moves_cannot_name_files_outside(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    stage = tmp_path / "out" / STAGE
    (stage / "new").mkdir(parents=True)
    (stage / "new" / "mine.txt").write_bytes(b"theirs")
    (stage / "moves.json").write_text('{"files": ["../mine.txt", "new/../../mine.txt"], "stale": []}', "utf-8")
    finish_moves(tmp_path / "out")
    assert (tmp_path / "mine.txt").read_bytes() == b"mine"
    assert not stage.exists()
