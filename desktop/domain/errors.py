"""Failures we foresaw, each told in one sentence a worried reader understands."""


class AppError(Exception):
    """A foreseen failure: its text says what happened and what still works."""

    @property
    def sentence(self) -> str:
        return str(self)


class NotFoundError(AppError):
    """Nothing has the id asked for.

    Args:
        wanted: the id as it was typed.
        nearest: ids that look like it, best first.
    """

    def __init__(self, wanted: str, nearest: tuple[str, ...] = ()) -> None:
        self.wanted = wanted
        self.nearest = nearest
        hint = f" Did you mean {' or '.join(nearest)}?" if nearest else ""
        super().__init__(f"There is no page called '{wanted}'.{hint}")


class OptionsError(AppError):
    """The options asked for cannot stand side by side; those shown before still do."""


class ContentStoreError(AppError):
    """content.db is missing, damaged or of another schema; nothing can be read from it."""


class ReaderStoreError(AppError):
    """Something could not be kept in reader.db; reading goes on."""


class SettingsError(AppError):
    """A settings file could not be used; defaults are."""


class HandoutError(AppError):
    """A handout could not be made or written; nothing else is touched."""


class CodeError(AppError):
    """A take-home code could not be understood; it can be typed again."""


class PrinterError(AppError):
    """The printer did not take the pages; they can be saved as a PDF."""
