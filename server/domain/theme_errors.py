"""What can be wrong about themes."""

from server.domain.errors import Conflict, Invalid
from server.domain.theme_parts import PartKind

OVER_THEMES = frozenset(PartKind) - {PartKind.THEME}


class ThemeNameReserved(Invalid):
    """A theme cannot be called by the word for no theme."""

    reason = "THEME_NAME_RESERVED"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} is the word for no theme: give it another name", field="theme.name")


class DefaultThemeKept(Conflict):
    """The default theme stays: whatever names no theme is drawn with it."""

    reason = "DEFAULT_THEME_KEPT"

    def __init__(self, name: str, theme_id: object) -> None:
        super().__init__(
            f"theme {name!r} is what is drawn with where no theme is named: it can be neither deleted nor purged",
            resource="theme",
            id=theme_id,
        )


class DefaultThemeMissing(Conflict):
    """No theme was named, and the default one is not there."""

    reason = "DEFAULT_THEME_MISSING"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"no theme is named, and the default {name!r} is deleted: `limner seed` brings it back",
            resource="theme",
            id=name,
        )


class ThemeInvalid(Conflict):
    """A stored theme, or what is merged over it, says what nothing can be made with; `path` is the place in it."""

    reason = "THEME_INVALID"

    def __init__(self, theme: str, part: str, path: str, fault: str) -> None:
        """The fault is in a part, by its reference, such as `variation/dark`: of the theme itself, or over it."""
        kind, _, name = part.partition("/")
        named, metadata = f"theme {theme!r}", {}
        if kind in OVER_THEMES:
            of = f" of {named}" if kind == PartKind.VARIATION else ""
            named, metadata = f"{kind} {name!r}{of}", {kind: name}
        super().__init__(f"{named}: {path}: {fault}", resource="theme", id=theme, theme=theme, path=path, **metadata)


class UnknownThemePart(Invalid):
    """There is no style preset or theme element of this name."""

    reason = "UNKNOWN_THEME_PART"


class ThemePartsClash(Invalid):
    """Two parts do not go together, as the compatibility of one of them says; `rule` is the word it stands under."""

    reason = "THEME_PARTS_CLASH"

    def __init__(self, part: str, rule: str, other: str, message: str, field: str) -> None:
        super().__init__(f"{field}: {message}", field=field, part=part, rule=rule, other=other)
