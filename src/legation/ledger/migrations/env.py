"""Alembic's door to the ledger: the connection comes from the caller."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, render_as_batch=True, transaction_per_migration=True)
context.run_migrations()
