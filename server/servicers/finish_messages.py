"""What a provider paints over what a generator has drawn, between values and messages."""

from limner.v1 import finish_pb2

from server.domain.finishes import Finish


def finish_of(message: finish_pb2.Finish) -> Finish:
    """What a caller asks for; what is output only is left out."""
    return Finish(
        provider=message.provider,
        prompt=message.prompt,
        strength=message.strength if message.HasField("strength") else 1.0,
        control=message.control if message.HasField("control") else None,
        patches=message.patches if message.HasField("patches") else True,
    )


def finish_message(finish: Finish) -> finish_pb2.Finish:
    """What is asked for, with every default."""
    return finish_pb2.Finish(
        provider=finish.provider,
        prompt=finish.prompt,
        strength=finish.strength,
        control=finish.control,
        patches=finish.patches,
        sent_prompt=finish.sent_prompt,
    )
