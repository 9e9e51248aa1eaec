"""Values of enums and the words that rows hold for them."""

from limner.v1 import image_pb2, task_pb2

from server.domain.image_notes import ImageNote
from server.domain.images import FORMATS
from server.domain.tasks import EventKind, State
from server.servicers.enum_words import EnumWords


def test_every_word_of_a_row_has_a_value_and_every_value_a_word() -> None:
    states = EnumWords(task_pb2.Task.State)
    assert {states.word(each) for each in task_pb2.Task.State.values()} == {*State, ""} - {State.UNKNOWN}
    kinds = EnumWords(task_pb2.TaskEvent.Kind)
    assert {kinds.word(each) for each in task_pb2.TaskEvent.Kind.values()} == {*EventKind, ""}
    notes = EnumWords(image_pb2.ImageNote)
    assert {notes.word(each) for each in image_pb2.ImageNote.values()} == {*ImageNote, ""}
    formats = EnumWords(image_pb2.ImageFormat)
    assert {formats.word(each) for each in image_pb2.ImageFormat.values()} == {*FORMATS, ""}


def test_a_word_leads_to_its_value_and_back() -> None:
    formats = EnumWords(image_pb2.ImageFormat)
    assert formats.value("webp") == image_pb2.IMAGE_FORMAT_WEBP
    assert all(formats.word(formats.value(each)) == each for each in ("png", "jpeg", "webp", ""))


def test_a_word_of_somebody_else_says_nothing() -> None:
    assert EnumWords(task_pb2.Task.State).value("paused") == task_pb2.Task.STATE_UNSPECIFIED
