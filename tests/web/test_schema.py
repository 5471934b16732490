"""The API keeps its own description: calls made up from it are answered as it says, and none of them breaks it."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from legation.web import create_app

CALLS = 12  # of each address


@pytest.fixture(scope="module")
def operations(row, plenty):
    app = create_app(row, rations=plenty, names=["testserver"])
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    return {o.label: o for o in (result.ok() for result in schema.get_all_operations())}


def test_calls_are_answered_as_described(operations):
    assert len(operations) >= 13
    faults = {}
    for label, operation in operations.items():

        @given(case=operation.as_strategy())
        @settings(
            max_examples=CALLS, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        def call(case):
            case.call_and_validate(excluded_checks=[positive_data_acceptance])  # no schema tells a name of a state

        try:
            call()
        except Exception as error:  # noqa: BLE001 - all addresses are told at once
            faults[label] = str(error)[:1500]
    assert not faults, "\n\n".join(f"{k}: {v}" for k, v in faults.items())
