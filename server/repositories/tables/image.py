"""Images, what lies over them, the bytes they are kept as, and the pictures made of them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    Uuid,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR

from server.domain.overlays import LAYERS, Layer
from server.repositories.tables.columns import (
    audience,
    base_columns,
    created_by,
    document,
    labels,
    list_indexes,
    metadata,
    newest_within,
    row_version,
    scope,
    timestamp,
)

WORDS = """
to_tsvector('simple'::regconfig, searchable((name || ' ') || COALESCE(left(description, 100000), '')))
"""

CASES = " ".join(f"WHEN '{kind}'::text THEN {layer.value}" for kind, layer in LAYERS.items())
LAYER = f"CASE type::text {CASES} ELSE {Layer.UNKNOWN.value} END"

images = Table(
    "images",
    metadata,
    *base_columns(),
    Column("type", String(50), nullable=False),
    Column("subtype", String(50), nullable=False),
    Column("name", String(255), nullable=False),
    Column("description", Text),
    Column("url", String(1024), nullable=False),
    Column("format", String(50), nullable=False, server_default="png"),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("theme", String(50), nullable=False),
    document("style_data", nullable=True),
    document("generation_params", nullable=True),
    Column("source_id", Uuid),
    Column("source_type", String(50)),
    # Beyond the promised columns. What an image was made from may be purged, so nothing refers to it by constraint.
    row_version(),
    scope(),
    labels(),
    created_by(),
    Column("parent_image_id", Uuid),
    Column("task_id", Uuid),
    Column("sha256", String(64)),
    Column("source_sha256", String(64)),
    Column("revision", BigInteger, nullable=False, server_default=text("1")),
    # The revision as players have it: what they may not know of leaves it as it is.
    Column("players_revision", BigInteger, nullable=False, server_default=text("1")),
    audience(),
    Column("generator", String(50)),
    # The map that it is a patch of: it is hidden, moved, copied and purged with that.
    Column("patch_of", Uuid, ForeignKey("images.id", ondelete="CASCADE")),
    # What was lost or changed on the way in, as words of `ImageNote`.
    Column("notes", ARRAY(String(50))),
    # Words as they are, in any language: no stemming, no stop words. Where one ends says the function `searchable`.
    Column("words", TSVECTOR, Computed(WORDS, persisted=True)),
    # The same picture without the light that its generator has painted.
    Column("unlit_sha256", String(64)),
    Column("unlit_size", Integer),
    Column("unlit_format", String(50)),
    # What it was generated from: the same gives the same picture. Copies, patches and what was there before have none.
    Column("generation_key", String(64)),
    # What was asked of themes and generator, and what that came to: for all who have it, it is stale or for none.
    Column("asked_digest", String(64)),
)

list_indexes(images, "newest", "updated", "name")
newest_within(images, "type", "subtype", "theme", "generator", "scope", "source_id", "parent_image_id")
Index(None, images.c.sha256)
Index(None, images.c.task_id)
Index(None, images.c.unlit_sha256)
Index(None, images.c.labels, postgresql_using="gin", postgresql_ops={"labels": "jsonb_path_ops"})
Index(None, images.c.words, postgresql_using="gin")
Index(None, images.c.patch_of, postgresql_where=images.c.patch_of.is_not(None))
Index(None, images.c.generation_key, postgresql_where=images.c.generation_key.is_not(None))
for _name, _within in (("asked", ()), ("theme_asked", (images.c.theme,))):
    _key = (*_within, images.c.asked_digest, images.c.id)
    Index(f"ix_images_{_name}", *_key, postgresql_where=images.c.asked_digest.is_not(None))
# Rows of others, of which only the url tells the bytes they need.
Index("ix_images_unmarked", images.c.url, postgresql_where=text("sha256 IS NULL"))

image_overlays = Table(
    "image_overlays",
    metadata,
    *base_columns(),
    Column("image_id", Uuid, ForeignKey("images.id"), nullable=False, index=True),
    Column("type", String(50), nullable=False),
    Column("name", String(255), nullable=False),
    Column("description", Text),
    document("data"),
    document("style"),
    # Beyond the promised columns.
    row_version(),
    audience(),
    # Of its changes, how many players cannot see, and when they saw the last one, if there was any since.
    Column("unseen_changes", BigInteger, nullable=False, server_default=text("0")),
    timestamp("seen_at"),
    # Of a fog: what players have found of its image, packed.
    Column("ground", LargeBinary),
    Column("layer", Integer, Computed(LAYER, persisted=True), nullable=False),
    Column("z", Integer, nullable=False, server_default=text("0")),
    created_by(),
    # Who made it: a generator, as long as nobody has updated it, or else a user.
    Column("origin", String(20), nullable=False, server_default="user"),
)
Index(None, *(image_overlays.c[each] for each in ("image_id", "layer", "z", "id")))
list_indexes(image_overlays)

map_grids = Table(
    "map_grids",
    metadata,
    *base_columns(),
    Column("image_id", Uuid, ForeignKey("images.id"), nullable=False, unique=True),
    Column("enabled", Boolean, nullable=False, server_default=true()),
    Column("size", Integer, nullable=False, server_default=text("50")),
    Column("color", String(50), nullable=False, server_default="#000000"),
    Column("opacity", Double, nullable=False, server_default=text("0.5")),
    # Beyond the promised columns.
    row_version(),
    Column("kind", String(20), nullable=False, server_default="square"),
    Column("cell_size", Double),
    Column("offset_x", Double, nullable=False, server_default=text("0")),
    Column("offset_y", Double, nullable=False, server_default=text("0")),
    Column("line_width", Double, nullable=False, server_default=text("1")),
    Column("distance_per_cell", Double, nullable=False, server_default=text("5")),
    Column("distance_unit", String(16), nullable=False, server_default="ft"),
    created_by(),
    Column("stagger", String(20), nullable=False, server_default="odd"),
    Column("line_style", String(20), nullable=False, server_default="solid"),
    Column("diagonal_rule", String(20), nullable=False, server_default="equidistant"),
    Column("labels", String(20), nullable=False, server_default="none"),
    Column("label_format", String(20), nullable=False, server_default="letters"),
    Column("clip", String(20), nullable=False, server_default="none"),
)
list_indexes(map_grids, "newest", "updated")
# The promised index beside the one that its UNIQUE brings.
Index(None, map_grids.c.image_id)

# What the generator of an image knows of the ground in it; it goes with the image.
image_outlines = Table(
    "image_outlines",
    metadata,
    Column("image_id", Uuid, ForeignKey("images.id", ondelete="CASCADE"), primary_key=True),
    *(document(name, server_default="[]") for name in ("floor", "players_floor", "footprints")),
)

# Images that go for good by themselves, a day after.
expiring_images = Table(
    "expiring_images",
    metadata,
    Column("image_id", Uuid, ForeignKey("images.id", ondelete="CASCADE"), primary_key=True),
    timestamp("kept_at", nullable=False, server_default=text("now()"), index=True),
)

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    timestamp("touched_at", nullable=False, server_default=text("now()")),
)

# Small pictures by the content they show, so that equal images share one; empty where none can be made.
thumbnails = Table(
    "thumbnails",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# No foreign key: a picture may be kept in the moment its image is purged, and then just grows old.
renders = Table(
    "renders",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("image_id", Uuid, nullable=False, index=True),
    Column("sha256", String(64), nullable=False, index=True),
    Column("size", BigInteger, nullable=False),
    Column("format", String(50), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    document("warnings", server_default="[]"),
    timestamp("used_at", nullable=False, server_default=text("now()"), index=True),
)
