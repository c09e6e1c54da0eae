#!/usr/bin/env python3
"""How long the server takes to be ready from disk with many programmes of the case's size, and what memory it needs.

    startup_bench.py PROGRAM [PROGRAMMES]

Makes the programmes once with `demo --scale`, stops that server, then starts `serve` on the store three times: the time
until `/readyz` says yes, and the resident memory then. Prints one line of JSON.
"""
import json
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

PROGRAM = sys.argv[1]
PROGRAMMES = int(sys.argv[2]) if len(sys.argv) > 2 else 100
STARTS = 3


def resident_kb(pid: int) -> int:
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(encoding="utf-8")).group(1))


def is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def start(arguments: list[str]) -> tuple[subprocess.Popen, int, float]:
    begun = time.monotonic()
    process = subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = ""
    for line in process.stdout:
        said += line
        port = re.search(r"http://[a-z0-9.]+:(\d+)", line)
        if port:
            while not is_ready(int(port.group(1))):
                time.sleep(0.005)
            return process, int(port.group(1)), time.monotonic() - begun
    sys.exit(f"{PROGRAM} {' '.join(arguments)} did not start:\n{said}")


def stop(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGTERM)
    process.wait(60)


def folder_bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


with tempfile.TemporaryDirectory() as name:
    store, web = Path(name) / "store", Path(name) / "web"
    web.mkdir()
    (web / "index.html").write_text("<!doctype html><title>Verdiep</title>", encoding="utf-8")
    common = ["--store", str(store), "--web", str(web), "--listen", "127.0.0.1:0"]
    process, _, making = start(["demo", "--scale", str(PROGRAMMES), *common])
    stop(process)
    seconds, memory = [], []
    for _ in range(STARTS):
        process, _, taken = start(["serve", *common])
        seconds.append(taken)
        memory.append(resident_kb(process.pid))
        stop(process)
    print(json.dumps({
        "measure": "startup", "programmes": PROGRAMMES, "ready_s": round(sorted(seconds)[STARTS // 2], 3),
        "resident_mb": round(min(memory) / 1024, 1), "store_mb": round(folder_bytes(store) / 1e6, 1),
        "making_s": round(making, 1),
    }))
