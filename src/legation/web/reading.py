"""Reading: texts are coded in a process of their own, so that pages stay quick while one is read."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import CancelledError, ProcessPoolExecutor
from multiprocessing.process import BaseProcess
from typing import Annotated, cast

from fastapi import Depends, HTTPException, Request

from legation.coding import Coding, code
from legation.documents import Article

LONGEST = 60  # seconds that a text may take
_WAITING = 32  # texts that may wait for their turn
_FIRST = Article(id="first", text="Poland expelled 45 Russian diplomats.", lang="en", published="2022-03-24")


class Reader:
    """Codes texts, in ``processes`` of their own, or in this one where there are none."""

    def __init__(self, processes: int = 0) -> None:
        """The processes start with :meth:`warm`, or with the first text."""
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self._closed = False
        self._turns = threading.BoundedSemaphore(_WAITING)

    def warm(self) -> None:
        """Read a first text, so that what it takes is loaded when somebody comes with theirs."""
        self.read(_FIRST)

    def read(self, article: Article, *, explain: bool = False) -> Coding:
        """A text, coded.

        :raises HTTPException: 503 where too many wait, it takes too long, or all is being ended
        """
        if not self._processes:
            return code(article, explain=explain)
        if not self._turns.acquire(blocking=False):
            raise HTTPException(503, "too many texts are waiting; try again in 5 s", {"Retry-After": "5"})
        try:
            pool = self._open()
            return pool.submit(code, article, explain=explain).result(LONGEST)
        except TimeoutError:
            self._drop(pool)
            raise HTTPException(503, f"this text took more than {LONGEST} s; give a shorter one") from None
        except (RuntimeError, CancelledError):  # its process ended, or another text's turn ended all of them
            self._drop(pool)
            raise HTTPException(503, "what reads texts had to start again; try again") from None
        finally:
            self._turns.release()

    def close(self) -> None:
        """Let the processes go; no text starts new ones."""
        with self._lock:
            self._closed, pool = True, self._pool
        if pool:
            self._drop(pool)

    def _open(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._closed:
                raise HTTPException(503, "it is being ended; no text is taken")
            if self._pool is None:
                fresh = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(self._processes, mp_context=fresh, initializer=_begin)
            return self._pool

    def _drop(self, pool: ProcessPoolExecutor) -> None:
        """End processes at once; the next text starts new ones."""
        with self._lock:
            if self._pool is pool:
                self._pool = None
        running = pool._processes or {}  # noqa: SLF001 - it has no other way to stop a text
        pool.shutdown(wait=False, cancel_futures=True)  # first, so that it starts no other
        for process in list(running.values()):
            process.kill()


def _begin() -> None:
    """A process that reads: it leaves the keyboard to the one that serves, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(0)


def _reader(request: Request) -> Reader:
    return cast("Reader", request.app.state.reader)


Reads = Annotated[Reader, Depends(_reader)]
