"""Composed prompts as people read them: the texts, then every part and variable with the place it comes from."""

from google.protobuf.json_format import MessageToJson
from google.protobuf.struct_pb2 import Value
from limner.v1 import theme_pb2

from server.cli.words.printing import columns, fields

KINDS = {theme_pb2.PROMPT_KIND_POSITIVE: "positive", theme_pb2.PROMPT_KIND_NEGATIVE: "negative"}


def composed_words(composed: theme_pb2.ComposePromptResponse) -> str:
    """Both prompts, what they are made of, and the variables that were looked at."""
    pairs = [
        ("positive", composed.positive), ("negative", composed.negative), ("fingerprint", composed.fingerprint),
    ]  # fmt: skip
    blocks = [fields(pairs)]
    if composed.parts:
        rows = [
            (f"{KINDS[each.kind]}, cut" if each.cut else KINDS[each.kind], each.text, f"{each.origin}: {each.path}")
            for each in composed.parts
        ]
        blocks.append(columns([("PART", "TEXT", "FROM"), *rows]))
    if composed.variables:
        values = [(each.name, _shown(each.value), each.origin) for each in composed.variables]
        blocks.append(columns([("VARIABLE", "VALUE", "FROM"), *values]))
    return "\n\n".join(blocks)


def _shown(value: Value) -> str:
    if value.WhichOneof("kind") == "number_value" and value.number_value.is_integer():
        return str(int(value.number_value))
    return MessageToJson(value, indent=None, ensure_ascii=False)
