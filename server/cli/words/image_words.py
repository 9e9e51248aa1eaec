"""Images in words: as a row of a table and in full."""

from limner.v1 import audience_pb2, image_pb2

from server.cli.words.messages import moment
from server.cli.words.printing import byte_count, fields


def row(image: image_pb2.Image) -> tuple[str, ...]:
    """One line of a table: id, type, size, time, name."""
    name = f"{image.name} (deleted)" if image.HasField("delete_time") else image.name
    size = f"{image.width} x {image.height}"
    return image.id, f"{image.type}/{image.subtype}", size, moment(image.create_time), name


def described(image: image_pb2.Image) -> str:
    """Everything a person wants to know, a line each."""
    return fields(
        [
            ("id", image.id),
            ("name", image.name),
            ("about", image.description),
            ("type", f"{image.type}/{image.subtype}"),
            ("pixels", f"{image.width} x {image.height} {format_word(image.format)}, {byte_count(image.size)}"),
            ("notes", noted(image)),
            ("sha256", image.sha256),
            ("theme", image.theme),
            ("generator", image.generator),
            ("task", image.task_id),
            ("for", "gm" if image.audience == audience_pb2.AUDIENCE_GM else "players"),
            ("copy of", image.parent_image_id),
            ("scope", image.scope),
            ("labels", ", ".join(f"{key}={value}" for key, value in sorted(image.labels.items()))),
            ("made", f"{moment(image.create_time)} by {image.created_by}"),
            ("deleted", moment(image.delete_time) if image.HasField("delete_time") else ""),
            ("bytes", image.url),
        ]
    )


def format_word(format_: image_pb2.ImageFormat) -> str:
    """A format as people, and the ends of file names, say it."""
    return image_pb2.ImageFormat.Name(format_).removeprefix("IMAGE_FORMAT_").lower()


def noted(image: image_pb2.Image) -> str:
    """What the image lost, or had changed, on its way in, for people; empty when nothing."""
    names = map(image_pb2.ImageNote.Name, image.notes)
    return ", ".join(name.removeprefix("IMAGE_NOTE_").lower().replace("_", " ") for name in names)


def reason_words(stale: image_pb2.ListStaleImagesResponse.StaleImage) -> str:
    """Why an image would be drawn otherwise today, for people."""
    names = map(image_pb2.StaleReason.Name, stale.reasons)
    return ", ".join(name.removeprefix("STALE_REASON_").lower().replace("_", " ") for name in names)
