"""What all errors of the house have in common."""


class GoodwordError(Exception):
    """Goodword could not do this."""

    exit_code = 2

    def __init__(self, message: str | None = None) -> None:
        """Say `message`, or the sentence in the class docstring."""
        super().__init__(message if message is not None else (type(self).__doc__ or "").strip())

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error be carried to another process as it is: by its sentence, not by what made it."""
        return _again, (type(self), str(self)), self.__dict__


def _again(kind: type[GoodwordError], message: str) -> GoodwordError:
    error = kind.__new__(kind)
    GoodwordError.__init__(error, message)
    return error
