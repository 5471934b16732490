"""How quickly pages and texts are answered while many ask: a ledger of a million reports, 10 clients, 20 requests/s.

python bench/web.py                  # fills a ledger first: some minutes
python bench/web.py --ledger row.db  # one that is there; --most 100000 fills a smaller one
"""

from __future__ import annotations

import argparse
import asyncio
import datetime
import itertools
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import httpx
from books import STATES, entries

from legation.ledger import open_ledger

CLIENTS, EACH_SECOND = 10, 20
BUSY = 0.2  # share of the requests that are for the busiest pair, which has a thousand reports
TEXTS = sorted((Path(__file__).parents[1] / "examples" / "texts").glob("*.txt"))
LIMITS = {"pair pages": 100, "pasted texts": 300, "both at once: pages": 100, "both at once: texts": 300}
LARGEST = 800  # MB
Ask = Callable[[httpx.AsyncClient], Awaitable[httpx.Response]]


def pages() -> Iterator[Ask]:
    """Pair pages: any two states on some day; the busiest pair more often, its slider at ever other days."""
    dice = random.Random(1)
    for _ in itertools.count():
        pair = ["USA", "RUS"] if dice.random() < BUSY else dice.sample(STATES, 2)
        day = datetime.date(1995, 1, 1) + datetime.timedelta(dice.randrange(11_000))
        path = f"/pair/{pair[0]}/{pair[1]}" + (f"?at={day}" if dice.random() < 0.5 else "")
        yield lambda client, path=path: client.get(path)


def texts() -> Iterator[Ask]:
    """News texts in many languages, one after the other."""
    for number, path in enumerate(itertools.cycle(TEXTS)):
        form = {"text": f"{path.read_text(encoding='utf-8')}\n\n({number})", "published": "2022-03-24"}
        yield lambda client, form=form: client.post("/paste", data=form)


async def run(base: str, asks: list[Iterator[Ask]], seconds: float) -> list[list[float]]:
    """Milliseconds of each answer, by kind: each client asks at its own times, whether or not others got theirs."""
    took: list[list[float]] = [[] for _ in asks]
    start = time.perf_counter() + 0.2

    async def client(number: int) -> None:
        async with httpx.AsyncClient(base_url=base, timeout=60) as http:
            for turn in itertools.count():
                at = start + (turn * CLIENTS + number) / EACH_SECOND
                if at > start + seconds:
                    return
                await asyncio.sleep(max(0.0, at - time.perf_counter()))
                kind = (turn + number) % len(asks)
                began = time.perf_counter()
                answer = await next(asks[kind])(http)
                took[kind].append((time.perf_counter() - began) * 1000)
                answer.raise_for_status()

    await asyncio.gather(*(client(n) for n in range(CLIENTS)))
    return took


def memory(process: int) -> float:
    """MB that a process and those it started hold (Linux)."""
    tasks = Path(f"/proc/{process}/task")
    mine = int(re.findall(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text())[0]) / 1024
    started = [c for t in tasks.iterdir() for c in (t / "children").read_text().split()]
    return mine + sum(memory(int(c)) for c in started)


def told(name: str, took: list[float]) -> bool:
    """A line of the table; whether it is within its limit."""
    some = sorted(took)
    at = [some[min(len(some) - 1, int(len(some) * share))] for share in (0.5, 0.95, 0.99)]
    good = at[1] < LIMITS[name]
    print(
        f"{name:<22}{len(some):>8}" + "".join(f"{ms:>9.0f}" for ms in (*at, some[-1])) + f"{LIMITS[name]:>9}",
        flush=True,
    )
    return good


def measured(ledger: str, seconds: float) -> bool:
    """Serve a ledger, ask, print the table; whether all is within its limits."""
    env = {k: v for k, v in os.environ.items() if k != "LEGATION_TOKEN"}
    command = [sys.executable, "-m", "legation", "serve", "--ledger", ledger, "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env)
    try:
        line = server.stderr.readline() if server.stderr else ""
        base = re.findall(r"http://\S+", line)[0].rstrip("/")
        began = time.perf_counter()
        httpx.get(base, timeout=60).raise_for_status()
        print(f"first page {time.perf_counter() - began:.1f} s after it began to listen")
        asyncio.run(run(base, [texts()], 3))  # warm
        print(f"{'ms':<22}{'asked':>8}{'half':>9}{'95 %':>9}{'99 %':>9}{'worst':>9}{'limit':>9}")
        good = [told("pair pages", *asyncio.run(run(base, [pages()], seconds)))]
        good.append(told("pasted texts", *asyncio.run(run(base, [texts()], seconds))))
        both = asyncio.run(run(base, [pages(), texts()], seconds))
        good += [told("both at once: pages", both[0]), told("both at once: texts", both[1])]
        held = memory(server.pid)
        print(f"memory {held:.0f} MB, limit {LARGEST} MB")
        return all(good) and held < LARGEST
    finally:
        server.terminate()
        server.wait(10)


def main() -> None:
    """Print the table; exit code 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", help="a ledger that is there")
    parser.add_argument("--most", type=int, default=1_000_000, help="reports in one that is filled")
    parser.add_argument("--seconds", type=float, default=30, help="that each part takes")
    given = parser.parse_args()
    if given.ledger:
        sys.exit(not measured(given.ledger, given.seconds))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "books.db"
        with open_ledger(path) as ledger:
            for at in range(0, given.most, 10_000):
                ledger.append_all(entries(at, min(at + 10_000, given.most)))
        good = measured(str(path), given.seconds)
    sys.exit(not good)


if __name__ == "__main__":
    main()
