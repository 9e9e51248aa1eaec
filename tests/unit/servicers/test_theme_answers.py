"""Answers that were made before: bounded, and never those of other rows or another request."""

from limner.v1 import theme_pb2

from server.servicers.theme_answers import LARGEST, KnownAnswers


def answer(size: int) -> theme_pb2.ComposePromptResponse:
    return theme_pb2.ComposePromptResponse(positive="x" * size)


def test_those_asked_for_last_are_kept_within_so_many_bytes() -> None:
    known = KnownAnswers[theme_pb2.ComposePromptResponse](3 * answer(1000).ByteSize())
    for name in (b"a", b"b", b"c"):
        known.keep(name, answer(1000))
    assert known.of(b"a") == answer(1000)
    known.keep(b"d", answer(1000))
    assert [known.of(each) is not None for each in (b"a", b"b", b"c", b"d")] == [True, False, True, True]
    assert known.size == 3 * answer(1000).ByteSize()


def test_one_that_is_kept_twice_counts_once() -> None:
    known = KnownAnswers[theme_pb2.ComposePromptResponse]()
    for _ in range(2):
        known.keep(b"a", answer(10))
    assert known.size == answer(10).ByteSize()


def test_a_large_one_is_returned_and_not_kept() -> None:
    known = KnownAnswers[theme_pb2.ComposePromptResponse]()
    large = answer(LARGEST)
    assert known.keep(b"a", large) is large
    assert (known.of(b"a"), known.size) == (None, 0)
