"""The ledger's numbered steps: a new file gets all, an older one the missing ones, a newer one is refused."""

from __future__ import annotations

from importlib.resources import files

from sqlalchemy import Connection, inspect

from legation.errors import LedgerVersionError, UsageError
from legation.ledger.tables import metadata


def bring_up(connection: Connection, where: str) -> None:
    """Bring an open ledger to the step that this legation knows.

    :raises LedgerVersionError: when it is newer
    :raises UsageError: when it is another program's
    """
    from alembic import command  # noqa: PLC0415 - slow to load, and seldom has anything to do
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(files("legation.ledger") / "migrations"))
    config.attributes["connection"] = connection
    steps = ScriptDirectory.from_config(config)
    at = MigrationContext.configure(connection).get_current_revision()
    known = {step.revision for step in steps.walk_revisions()}
    newest = steps.get_current_head()
    if at is None and set(inspect(connection).get_table_names()) & set(metadata.tables):
        raise UsageError(f"{where} holds tables of another program; name another file")
    if at is not None and at not in known:
        raise LedgerVersionError(f"{where} is at step {at}, this legation knows {newest}; upgrade legation")
    if at != newest:
        command.upgrade(config, "head")
