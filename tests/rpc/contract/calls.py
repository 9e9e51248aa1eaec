"""The RPCs that every kind of resource has, called by the names its description gives them."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from google.protobuf.descriptor import ServiceDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2

from tests.rpc.contract.described import RESOURCES, Described, Place
from tests.rpc.stack import Stack

SERVICES: Mapping[str, ServiceDescriptor] = {
    "images": image_pb2.DESCRIPTOR.services_by_name["ImageService"],
    "overlays": overlay_pb2.DESCRIPTOR.services_by_name["OverlayService"],
    "grids": map_grid_pb2.DESCRIPTOR.services_by_name["MapGridService"],
    "tasks": task_pb2.DESCRIPTOR.services_by_name["TaskService"],
    "themes": theme_pb2.DESCRIPTOR.services_by_name["ThemeService"],
}


def word() -> str:
    """A name nobody has."""
    return uuid.uuid4().hex


class Calls:
    """One kind of resource of a running server."""

    def __init__(self, stack: Stack, described: Described) -> None:
        self._stack = stack
        self.described = described
        self.name = described.name
        self.plural = f"{described.name}s"

    @property
    def reason(self) -> str:
        """How the reasons of its errors begin."""
        return self.name.upper()

    def of_parent(self) -> "Calls":
        """The calls of the kind it hangs on."""
        (parent,) = (each for each in RESOURCES if each.name == self.described.parent)
        return Calls(self._stack, parent)

    async def send(self, method: str, request: Message) -> Any:
        """The answer to a request."""
        return await getattr(getattr(self._stack, self.described.service), method)(request)

    def request(self, method: str, values: Mapping[str, Any]) -> Message:
        """A request of a method."""
        return GetMessageClass(SERVICES[self.described.service].methods_by_name[method].input_type)(**values)

    async def _call(self, method: str, **values: Any) -> Any:
        return await self.send(method, self.request(method, values))

    async def place(self) -> Place:
        """A place nobody uses."""
        parent = (await self.of_parent().create()).id if self.described.parent else ""
        return Place(parent, word())

    def asked(self, place: Place) -> dict[str, str]:
        """The filter that shows one place alone, as far as there is one."""
        if not self.described.group:
            return {}
        return {self.described.group: place.parent if self.described.parent else place.group}

    async def new(self, place: Place | None = None, name: str = "", *, request_id: str = "") -> Any:
        """A request that creates one."""
        if place is None or self.described.alone:
            place = await self.place()
        request: Any = self.described.new(place, name or word())
        request.request_id = request_id
        return request

    async def made(self, request: Message) -> Any:
        """What a request creates."""
        return getattr(await self.send(f"Create{self.described.camel}", request), self.name)

    async def create(self, place: Place | None = None, name: str = "") -> Any:
        """A new one."""
        return await self.made(await self.new(place, name))

    async def get(self, row_id: str) -> Any:
        """The one with this id."""
        return getattr(await self._call(f"Get{self.described.camel}", id=row_id), self.name)

    async def page(self, **asked: Any) -> tuple[list[Any], str]:
        """One page, and the token of the next."""
        values = {name: value for name, value in asked.items() if name != "view" or self.has_view}
        answer = await self._call(f"List{self.described.camel}s", **values)
        return list(getattr(answer, self.plural)), answer.next_page_token

    @property
    def has_view(self) -> bool:
        """Whether its list knows views."""
        listing = SERVICES[self.described.service].methods_by_name[f"List{self.described.camel}s"].input_type
        return "view" in listing.fields_by_name

    async def walk(self, **asked: Any) -> list[Any]:
        """Every page, one after the other."""
        found, token = await self.page(**asked)
        seen: set[str] = set()
        while token:
            assert token not in seen, "the pages lead back"
            seen.add(token)
            more, token = await self.page(**asked, page_token=token)
            found += more
        return found

    def resource(self, **values: Any) -> Any:
        """A resource with these fields alone."""
        answered = SERVICES[self.described.service].methods_by_name[f"Get{self.described.camel}"].output_type
        answer = answered.fields_by_name[self.name]
        assert answer.message_type is not None
        return GetMessageClass(answer.message_type)(**values)

    async def update(self, row_id: str, values: Mapping[str, Any], mask: Sequence[str] = (), etag: str = "") -> Any:
        """Change one."""
        wanted = self.resource(id=row_id, etag=etag, **values)
        return await self.replace(wanted, mask)

    async def replace(self, wanted: Message, mask: Sequence[str] = ()) -> Any:
        """Change the one that a resource names to what it says."""
        values = {self.name: wanted, "update_mask": {"paths": mask}}
        return getattr(await self._call(f"Update{self.described.camel}", **values), self.name)

    async def settle(self, row: Any) -> Any:
        """The same row once it can be deleted."""
        if self.name == "task":
            await self._stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=row.id))
            return await self.get(row.id)
        return row

    async def delete(self, row_id: str, etag: str = "", *, allow_missing: bool = False) -> Any:
        """Hide one; nothing when nobody has it and it may be missing."""
        return await self._hidden("Delete", id=row_id, etag=etag, allow_missing=allow_missing)

    async def undelete(self, row_id: str, etag: str = "", *, allow_missing: bool = False) -> Any:
        """Bring one back; nothing when nobody has it and it may be missing."""
        return await self._hidden("Undelete", id=row_id, etag=etag, allow_missing=allow_missing)

    async def _hidden(self, verb: str, **values: Any) -> Any:
        answer = await self._call(f"{verb}{self.described.camel}", **values)
        return getattr(answer, self.name) if answer.HasField(self.name) else None

    async def purge(self, **asked: Any) -> Any:
        """Remove deleted ones for good."""
        return await self._call(f"Purge{self.described.camel}s", **asked)

    async def deleted(self, place: Place | None = None, name: str = "") -> Any:
        """A new one, deleted already."""
        row = await self.settle(await self.create(place, name))
        return await self.delete(row.id)
