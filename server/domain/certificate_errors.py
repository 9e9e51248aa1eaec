"""What an operator is told of certificates that cannot be used."""


class WrongCertificate(ValueError):
    """What a file holds cannot be served; the message names the setting and the cure."""
