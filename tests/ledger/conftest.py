"""Every ledger test runs on SQLite and on a real PostgreSQL, which is started here."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from legation.ledger import open_ledger


def _programs():
    found = shutil.which("initdb") and Path(shutil.which("initdb")).parent
    return found or next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


@pytest.fixture(scope="session")
def postgres():
    """The address of a PostgreSQL server on a socket in a folder of its own, with databases for the asking."""
    programs = _programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("CI runs the ledger's tests on PostgreSQL too: install it")
        pytest.skip("PostgreSQL is not installed")
    as_user = {"user": "postgres"} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="legation-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o777)
        data = Path(folder) / "data"
        run = {"check": True, "capture_output": True, "cwd": folder, **as_user}
        subprocess.run([programs / "initdb", "-D", data, "-U", "legation", "-A", "trust", "-E", "UTF8"], **run)
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c unix_socket_permissions=0777"
        subprocess.run([programs / "pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", options, "start"], **run)
        try:
            yield folder
        finally:
            subprocess.run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **run)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """Where a new ledger can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "row.db")
    import psycopg

    folder = request.getfixturevalue("postgres")
    name = f"d{abs(hash(request.node.nodeid))}"
    with psycopg.connect(host=folder, user="legation", dbname="postgres", autocommit=True) as c:
        c.execute(f"CREATE DATABASE {name}")
    return f"postgresql:///{name}?host={folder}&user=legation"


@pytest.fixture
def ledger(address):
    with open_ledger(address) as books:
        yield books
