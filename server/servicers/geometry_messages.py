"""Places and shapes between values and messages: the names are the same."""

from collections.abc import Iterable

from google.protobuf.message import Message
from limner.v1 import geometry_pb2

from server.domain.documents import from_document
from server.domain.lattice import CellId
from server.domain.overlays import Position
from server.domain.overlays.shapes import Shape
from server.servicers.enum_words import EnumWords
from server.servicers.message_documents import document_of

ANCHORS = EnumWords(geometry_pb2.Position.Cell.Anchor)


def positions_of(messages: Iterable[Message]) -> list[Position]:
    """The places of messages."""
    return [from_document(Position, document_of(each)) for each in messages]


def position_message(position: Position) -> geometry_pb2.Position:
    """The message of a place."""
    message = geometry_pb2.Position()
    if position.pixel is not None:
        message.pixel.x, message.pixel.y = position.pixel.x, position.pixel.y
    if position.cell is not None:
        message.cell.column, message.cell.row = position.cell.column, position.cell.row
        message.cell.anchor = ANCHORS.value(position.cell.anchor)
    return message


def shape_of(message: geometry_pb2.Shape) -> Shape:
    """What a message says of ground."""
    return from_document(Shape, document_of(message))


def cell_messages(cells: Iterable[CellId]) -> list[geometry_pb2.GridCell]:
    """What is sent of cells."""
    return [geometry_pb2.GridCell(column=column, row=row) for column, row in cells]
