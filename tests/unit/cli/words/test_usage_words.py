"""Use, limits and calls of providers in words."""

from limner.v1 import task_pb2

from server.cli.words.usage_words import usage_words

Response = task_pb2.GetUsageResponse
LIMITS = "WHOSE      USED  LIMIT  COUNTED IN\ncaller:gm  3     none   tasks"


def test_what_providers_were_called_for_stands_below_the_limits() -> None:
    used = Response(usages=[Response.Usage(subject="caller:gm", kind=Response.KIND_TASKS, used=3, unit="tasks")])
    assert usage_words(used) == LIMITS
    used.providers.add(provider="studio", calls_last_hour=5, images_last_hour=4, calls_last_day=70, images_last_day=66)
    assert usage_words(used) == (
        f"{LIMITS}\n\n"
        "PROVIDER  CALLS, LAST HOUR  IMAGES  CALLS, LAST 24 H  IMAGES\n"
        "studio    5                 4       70                66"
    )
