"""Coats of arms behind the generator port of Limner. Servers import this file: nothing in it is heavy."""

from limner_heraldry.options import Shield
from server.domain.errors import Invalid
from server.generators.port import Commission, Drawn, InChild, Report


class HeraldryGenerator(InChild[Shield]):
    """Blazons one coat of arms and paints it, on clear ground."""

    name = "heraldry"
    version = "1"
    type = "item"
    subtypes: tuple[str, ...] = ("shield", "emblem")
    description = "A coat of arms on a shield: fields, ordinaries and charges by the rule of tincture."
    stages: tuple[str, ...] = ("blazon", "painting")
    options = Shield

    def check(self, commission: Commission[Shield]) -> None:
        """Raise `Invalid` where nothing would be on the shield that tells it from others."""
        if (commission.options.ordinary, commission.options.charge) == ("none", "none"):
            raise Invalid("a shield bears an ordinary or a charge", field="options.charge")

    def generate(self, commission: Commission[Shield], report: Report) -> Drawn:
        """Paint a shield; its name is the blazon. See `InChild`."""
        from limner_heraldry.picture import draw  # noqa: PLC0415 - heavy, and only children draw

        return draw(commission, report)
