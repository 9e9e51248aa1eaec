"""Etags tell versions of a row apart."""

import pytest

from server.domain.etags import check_etag, etag
from server.domain.resource_errors import EtagMismatch, ResourceKind


def test_every_version_has_an_etag_of_its_own() -> None:
    assert len({etag(version) for version in range(1, 1000)}) == 999
    assert etag(1).startswith('"')
    assert etag(1).endswith('"')


@pytest.mark.parametrize("version", [1, 15, 16, 2**63 - 1])
def test_the_current_etag_and_none_at_all_pass(version: int) -> None:
    check_etag(etag(version), version, ResourceKind.THEME, 1)
    check_etag("", version, ResourceKind.THEME, 1)


@pytest.mark.parametrize("wanted", [etag(6), etag(8), "7", "*", " ", 'W/"7"'])
def test_any_other_etag_is_refused_with_the_current_one(wanted: str) -> None:
    with pytest.raises(EtagMismatch) as caught:
        check_etag(wanted, 7, ResourceKind.THEME, 1)
    assert caught.value.metadata == {"resource": "theme", "id": "1", "current_etag": etag(7)}
