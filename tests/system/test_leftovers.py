"""What killed processes leave in store and scratch goes, and what others use stays."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from server.processes.scratch import clear_scratch, scratch_folder
from server.storage import local
from server.storage.local import LocalBlobStore
from tests.blob_samples import blob_files, put, sample, whole

YEAR = timedelta(days=365)
WRITER = """
import sys
from pathlib import Path
from server.storage.local_files import FilePlacer
placer = FilePlacer(Path(sys.argv[1]))
placer.place("sha256/aa/" + "a" * 64 + ".png", Path(sys.argv[2]), 9, "a" * 64)
"""
HOLDER = """
import sys
from pathlib import Path
from server.processes.scratch import scratch_folder
with scratch_folder(Path(sys.argv[1])) as folder:
    (folder / "upload").write_bytes(b"half")
    print(folder, flush=True)
    sys.stdin.read()
"""


async def test_a_put_that_was_killed_leaves_nothing_after_the_grace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = LocalBlobStore(tmp_path / "blobs")
    await store.start()
    stored = sample(tmp_path, 100)
    await put(store, stored)
    endless = tmp_path / "endless"
    os.mkfifo(endless)
    writer = await asyncio.create_subprocess_exec(sys.executable, "-c", WRITER, str(tmp_path / "blobs"), str(endless))
    source = await asyncio.to_thread(endless.open, "wb", 0)  # opened once the writer reads
    source.write(b"half")
    partials = tmp_path / "blobs" / ".partial"
    while not [each for each in partials.iterdir() if each.stat().st_size]:
        assert writer.returncode is None
    writer.kill()
    await writer.wait()
    source.close()
    assert await store.tidy(timedelta(hours=1)) == 0
    assert len(list(partials.iterdir())) == 1
    monkeypatch.setattr(local, "LEAST_LEFTOVER_SECONDS", 0.0)
    assert await store.tidy(timedelta()) == 1
    assert not list(partials.iterdir())
    assert await whole(store, stored.key, stored.sha256) == stored.data
    await store.close()


async def test_what_is_lent_stays_however_old_it_is(tmp_path: Path) -> None:
    store = LocalBlobStore(tmp_path / "blobs")
    await store.start()
    stored = sample(tmp_path, 100)
    await put(store, stored)
    kept = tmp_path / "blobs" / stored.key
    before = kept.stat().st_mtime - YEAR.total_seconds()
    os.utime(kept, (before, before))
    async with store.as_file(stored.key) as path:
        assert await store.tidy(timedelta(days=1)) == 0
        assert path.read_bytes() == stored.data
    await store.close()


def test_the_folder_of_a_killed_process_is_cleared_by_others(tmp_path: Path) -> None:
    with scratch_folder(tmp_path) as mine:
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        with holder:
            assert holder.stdout is not None
            theirs = Path(holder.stdout.readline().strip())
            assert clear_scratch(tmp_path) == 0
            assert theirs.is_dir()
            holder.kill()
            holder.wait()
        assert clear_scratch(tmp_path) == 1
        assert not theirs.exists()
        assert mine.is_dir()


async def test_a_store_that_is_looked_at_while_it_probes_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, seen = tmp_path / "blobs", []

    def watched(ask: Callable[..., Any]) -> Callable[..., Any]:
        def look(path: Path, *arguments: Any, **options: Any) -> Any:
            answer = ask(path, *arguments, **options)
            if path.parent == root / ".partial":
                seen.append((path.exists(), blob_files(root)))
            return answer

        return look

    for name in ("write_bytes", "touch", "hardlink_to", "unlink"):
        monkeypatch.setattr(Path, name, watched(getattr(Path, name)))
    store = LocalBlobStore(root)
    await store.start()
    await store.check()
    await store.tidy(YEAR)
    await store.close()
    assert [files for there, files in seen if there] == [set()] * 3  # written, linked, asked for the time
