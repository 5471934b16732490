"""What was worked out is remembered while nothing is added: rows are only ever added, so their last numbers tell.

Only who serves many turns it on (:func:`remember`); elsewhere each answer is derived anew.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

from legation.ledger import Ledger

_MOST = 40_000  # incidents that are held, some 3 kB each

P = ParamSpec("P")
T = TypeVar("T")


class Memory:
    """Answers by what was asked, as long as the ledger's stamp is the same; those asked for longest ago go first."""

    def __init__(self, most: int = _MOST) -> None:
        """``most``: how much is held, in incidents."""
        self._most, self._held, self._stamp = most, 0, ""
        self._answers: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, stamp: str, key: Hashable) -> tuple[Any] | None:
        """What was worked out, in a tuple; None where it was not."""
        with self._lock:
            if stamp != self._stamp or key not in self._answers:
                return None
            self._answers.move_to_end(key)
            return (self._answers[key][0],)

    def put(self, stamp: str, key: Hashable, answer: Any, weight: int) -> None:
        """Hold an answer that weighs so many incidents."""
        with self._lock:
            if stamp != self._stamp:
                self._answers.clear()
                self._stamp, self._held = stamp, 0
            if key in self._answers or weight > self._most:
                return
            self._answers[key] = (answer, weight)
            self._held += weight
            while self._held > self._most:
                self._held -= self._answers.popitem(last=False)[1][1]


_MEMORIES: WeakKeyDictionary[Ledger, Memory] = WeakKeyDictionary()


def remember(ledger: Ledger) -> None:
    """From now on, what is worked out from a ledger is remembered."""
    _MEMORIES.setdefault(ledger, Memory())


def remembered(
    weight: Callable[[Any], int],
) -> Callable[[Callable[Concatenate[Ledger, P], T]], Callable[Concatenate[Ledger, P], T]]:
    """Remember what a view of a ledger gives; it must not be changed by who gets it. ``weight``: in incidents."""

    def decorated(view: Callable[Concatenate[Ledger, P], T]) -> Callable[Concatenate[Ledger, P], T]:
        @wraps(view)
        def recalled(ledger: Ledger, *told: P.args, **named: P.kwargs) -> T:
            memory = _MEMORIES.get(ledger)
            if memory is None:
                return view(ledger, *told, **named)
            key = (view.__qualname__, *map(_fixed, told), *((k, _fixed(v)) for k, v in sorted(named.items())))
            stamp = ledger.stamp()
            known = memory.get(stamp, key)
            if known is not None:
                answer: T = known[0]
                return answer
            answer = view(ledger, *told, **named)
            memory.put(stamp, key, answer, 1 + weight(answer))
            return answer

        return cast("Callable[Concatenate[Ledger, P], T]", recalled)

    return decorated


def _fixed(value: Any) -> Hashable:
    return tuple(value) if isinstance(value, list) else value
