"""Dependencies point inward."""

from tests.rules.programs import run


def test_every_import_contract_is_kept() -> None:
    done = run("lint-imports", "--no-logo", "--no-cache")
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout
