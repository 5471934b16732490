"""What stands around an article's own words."""

from __future__ import annotations

import re

_DATE_LINE = re.compile(r"\s*date (\d{4}(?:-\d{2}){0,2})\b")


def leading_date(text: str) -> str | None:
    """The EDTF date of a leading `` date 2021-11`` line, if there is one.

    >>> leading_date(" date 2021-11 The envoy left")
    '2021-11'
    """
    found = _DATE_LINE.match(text)
    return found.group(1) if found else None
