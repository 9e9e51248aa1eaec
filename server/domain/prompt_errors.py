"""What can be wrong with prompts that are composed."""

from server.domain.errors import Conflict


class PromptNotMade(Conflict):
    """A template says what these values cannot fill, or makes too much of them; `path` is its place in `origin`."""

    reason = "PROMPT_NOT_MADE"

    def __init__(self, origin: str, path: str, what: str) -> None:
        super().__init__(f"{origin}: {path}: {what}", origin=origin, path=path)


class PromptVariableUnknown(Conflict):
    """A template names a variable that the theme does not have and that nobody sent."""

    reason = "PROMPT_VARIABLE_UNKNOWN"

    def __init__(self, origin: str, path: str, variable: str, what: str) -> None:
        message = f"{origin}: {path}: {what}; a request may send it in values"
        super().__init__(message, origin=origin, path=path, variable=variable)
