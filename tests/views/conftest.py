"""A ledger of the American-Russian row, 2016 to 2023, as the examples have it."""

from pathlib import Path

import pytest

from legation.exchange import entries, mapping
from legation.ledger import open_ledger

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def row(tmp_path_factory):
    with open_ledger(tmp_path_factory.mktemp("books") / "row.db") as ledger:
        ledger.append_all(entries(EXAMPLES / "us-russia.measures.csv", mapping("records")))
        ledger.append_all(entries(EXAMPLES / "us-russia.strengths.csv", mapping("figures")))
        yield ledger
