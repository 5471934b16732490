"""``legation serve`` as a user runs it: it tells where it is, answers, and ends with its keyboard and its parent."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest


@pytest.fixture
def served(tmp_path):
    env = {k: v for k, v in os.environ.items() if k != "LEGATION_TOKEN"}
    command = [sys.executable, "-m", "legation", "serve", "--ledger", tmp_path / "row.db", "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env)
    line = process.stderr.readline()
    yield process, re.findall(r"http://\S+?(?=/ )", line)[0]
    process.kill()
    process.wait()
    process.stderr.close()


def children(process):
    told = [t / "children" for t in Path(f"/proc/{process.pid}/task").iterdir()]
    return [int(c) for some in told for c in some.read_text().split()]


def gone(pid):
    for _ in range(100):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.1)
    return False


def test_it_answers_and_ends_with_the_keyboard(served):
    process, address = served
    assert httpx.get(address).status_code == 200
    told = httpx.post(f"{address}/api/code", json={"text": "Poland expelled 45 Russian diplomats."}, timeout=60)
    assert told.json()["measures"][0]["count"] == 45
    assert "server" not in told.headers
    process.send_signal(signal.SIGINT)
    assert process.wait(20) in {0, 130}
    assert process.stderr.read() == ""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes as Linux shows them")
def test_what_reads_texts_ends_with_it(served):
    process, address = served
    httpx.post(f"{address}/api/code", json={"text": "Poland expelled 45 Russian diplomats."}, timeout=60)
    reading = children(process)
    assert reading
    process.kill()
    process.wait()
    assert all(gone(pid) for pid in reading)


def test_a_port_that_is_taken(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "legation", "serve", "--ledger", tmp_path / "row.db", "--port", port]
        told = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert told.returncode == 1
    assert told.stderr.splitlines()[-1].startswith(f"legation: 127.0.0.1:{port} can't be had")
