"""What the registry refuses."""

from amends.lang.errors import AmendsError


class RegistryError(AmendsError):
    """Something that cannot be done with a version of a policy; `help` says what to do next."""

    def __init__(self, message: str, help_text: str) -> None:
        super().__init__(f"{message}; {help_text}")
        self.message = message
        self.help = help_text
