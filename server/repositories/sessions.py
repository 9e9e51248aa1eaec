"""What every session of ours in the database is told when it begins, whatever it is for."""

# What PostgreSQL believes to be expensive it compiles, for half a second. Its beliefs are poor here: a queue has no
# statistics that last, and a way the planner is told to avoid counts as ten thousand million.
EVERYWHERE = {"jit": "off"}


def session(purpose: str, **settings: str) -> dict[str, str]:
    """The settings of a session: `limner` and its purpose as its name, and its own settings."""
    return {"application_name": f"limner {purpose}".rstrip(), **EVERYWHERE, **settings}
