#!/usr/bin/env python3
"""How fast `verify` reads a store, beside `sha256sum` of the same files.

    verify_bench.py PROGRAM [PROGRAMMES]

Makes programmes of the case's size with `demo --scale`, stops that server, and verifies the store three times; the files
are in memory for both. `verify` does more than hash: it decodes, folds and compares. Prints one line of JSON.
"""
import json
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = sys.argv[1]
PROGRAMMES = int(sys.argv[2]) if len(sys.argv) > 2 else 100
RUNS = 3


def make(store: Path, web: Path) -> None:
    web.mkdir()
    (web / "index.html").write_text("<!doctype html><title>Verdiep</title>", encoding="utf-8")
    arguments = ["demo", "--scale", str(PROGRAMMES), "--store", store, "--web", web, "--listen", "127.0.0.1:0"]
    process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        if re.search(r"http://\S+#\S+", line):
            break
    process.send_signal(signal.SIGTERM)
    process.wait(60)


def fastest(command: list[str]) -> tuple[float, str]:
    best, said = float("inf"), ""
    for _ in range(RUNS):
        begun = time.monotonic()
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        best = min(best, time.monotonic() - begun)
    return best, said


with tempfile.TemporaryDirectory() as name:
    store = Path(name) / "store"
    make(store, Path(name) / "web")
    verifying, said = fastest([PROGRAM, "verify", "--store", str(store)])
    files = [file for file in store.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    hashing, _ = fastest(["sha256sum", *map(str, files)])
    print(json.dumps({
        "measure": "verify", "programmes": PROGRAMMES, "records": int(re.search(r"(\d+) records", said).group(1)),
        "store_mb": round(size / 1e6, 1), "verify_mb_per_s": round(size / 1e6 / verifying, 1),
        "sha256sum_mb_per_s": round(size / 1e6 / hashing, 1), "ratio": round(hashing / verifying, 3),
    }))
