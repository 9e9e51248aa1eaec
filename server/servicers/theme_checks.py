"""Documents of themes checked before they are written."""

from google.protobuf.message import Message

from server.domain.errors import Invalid
from server.servicers.structs import get
from server.themes.schema.theme_schema import DOCUMENTS, ThemeSchema


def check_documents(schema: ThemeSchema, kind: str, wanted: Message, before: Message) -> None:
    """Raise `Invalid` for the first fault of documents that a write changes; what stands already passes."""
    written = {
        field: get(getattr(wanted, field))
        for field in DOCUMENTS[kind]
        if getattr(wanted, field) != getattr(before, field)
    }
    if (fault := schema.fault(kind, written)) is not None:
        path = f"{kind}.{fault.path}"
        raise Invalid(f"{path}: {fault.what}", field=path)
