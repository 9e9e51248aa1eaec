"""What can be wrong about themes."""

from server.domain.errors import Conflict, Invalid


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
            f"no theme is named, and the default {name!r} is not there: LIMNER_DEFAULT_THEME names it, and `limner"
            " seed` brings a built-in one back",
            resource="theme",
            id=name,
        )


class ThemeInvalid(Conflict):
    """A stored theme, or a variation of it, says what no generator can draw with; `path` is the place in it."""

    reason = "THEME_INVALID"

    def __init__(self, theme: str, variation: str, path: str, fault: str) -> None:
        named = f"variation {variation!r} of theme {theme!r}" if variation else f"theme {theme!r}"
        metadata = {"variation": variation} if variation else {}
        super().__init__(f"{named}: {path}: {fault}", resource="theme", id=theme, theme=theme, path=path, **metadata)
