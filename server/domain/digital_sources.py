"""How a picture came to be that no hand and no procedure of ours has drawn, in the words of IPTC."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

MOST_MARK_BYTES = 1 << 10
"""Most bytes by which a file grows that says so."""


class DigitalSource(StrEnum):
    """Terms of http://cv.iptc.org/newscodes/digitalsourcetype/ that pictures of providers are told by."""

    TRAINED = "trainedAlgorithmicMedia"
    COMPOSITE = "compositeWithTrainedAlgorithmicMedia"


def digital_source(provenance: Mapping[str, Any]) -> DigitalSource:
    """That of what a provider painted: the whole of it, or over what a generator of ours had laid out."""
    return DigitalSource.COMPOSITE if provenance.get("finished") else DigitalSource.TRAINED
