"""Everything that legation raises, drawn as a tree.

::

    LegationError                 exit code 1: the work failed
    ├── InputError                a document could not be read; skip it and go on
    │   ├── FetchError            an address could not be fetched
    │   └── UnsafeAddressError    an address leads to a private host or a local file
    ├── UsageError                exit code 2: the caller asked for something that can't be
    ├── DateError                 a date is not EDTF
    ├── EvidenceError             a record's words are not in its text
    ├── PackError                 a language pack breaks its schema; mend the named file
    ├── LedgerVersionError        a ledger was made by a newer legation; upgrade
    └── LedgerError               a ledger can't be opened or written
        └── NotInBooksError       no such incident, report, document or ruling

The message of each says in one line what is wrong, where, and what to do.
"""

from __future__ import annotations


class LegationError(Exception):
    """The root: catch this to catch all that legation raises itself."""

    exit_code = 1


class InputError(LegationError):
    """A document could not be read. Report it, skip it, go on with the next."""


class FetchError(InputError):
    """An address did not answer, answered with an error, or with too much."""


class UnsafeAddressError(InputError):
    """An address or a redirect leads to a private host. Allow private hosts only on purpose."""


class UsageError(LegationError):
    """The caller's request can't be met as it stands; the message says how to mend it."""

    exit_code = 2


class DateError(LegationError, ValueError):
    """A date is not EDTF (ISO 8601-2), level 0 or 1."""


class EvidenceError(LegationError, ValueError):
    """A record does not stand on words of its text. A fault of the coder: report it."""


class PackError(LegationError):
    """A language pack breaks its schema. The message names the file and the entry."""


class LedgerVersionError(LegationError):
    """A ledger was written by a newer legation. Upgrade legation; nothing was changed."""


class LedgerError(LegationError):
    """A ledger can't be opened or written. The message names it and says what to do."""


class NotInBooksError(LedgerError):
    """No incident, report, document or ruling has this id. Ask for another, or list what there is."""
