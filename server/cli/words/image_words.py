"""Images in words: as a row of a table and in full."""

from limner.v1 import image_pb2

from server.cli.words.printing import byte_count, fields, moment


def row(found: image_pb2.Image) -> tuple[str, ...]:
    """One line of a table: id, type, size, time, name."""
    name = f"{found.name} (deleted)" if found.HasField("delete_time") else found.name
    size = f"{found.width} x {found.height}"
    return found.id, f"{found.type}/{found.subtype}", size, moment(found.create_time), name


def described(found: image_pb2.Image) -> str:
    """Everything a person wants to know, a line each."""
    return fields(
        [
            ("id", found.id),
            ("name", found.name),
            ("about", found.description),
            ("type", f"{found.type}/{found.subtype}"),
            ("pixels", f"{found.width} x {found.height} {format_word(found.format)}, {byte_count(found.size)}"),
            ("notes", noted(found)),
            ("sha256", found.sha256),
            ("theme", found.theme),
            ("generator", found.generator),
            ("task", found.task_id),
            ("copy of", found.parent_image_id),
            ("scope", found.scope),
            ("labels", ", ".join(f"{key}={value}" for key, value in sorted(found.labels.items()))),
            ("made", f"{moment(found.create_time)} by {found.created_by}"),
            ("deleted", moment(found.delete_time) if found.HasField("delete_time") else ""),
            ("bytes", found.url),
        ]
    )


def format_word(format_: image_pb2.ImageFormat) -> str:
    """A format as people, and the ends of file names, say it."""
    return image_pb2.ImageFormat.Name(format_).removeprefix("IMAGE_FORMAT_").lower()


def noted(found: image_pb2.Image) -> str:
    """What the image lost, or had changed, on its way in, for people; empty when nothing."""
    names = map(image_pb2.ImageNote.Name, found.notes)
    return ", ".join(name.removeprefix("IMAGE_NOTE_").lower().replace("_", " ") for name in names)
