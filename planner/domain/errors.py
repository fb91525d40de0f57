"""Errors that speak to the user: each message is one sentence that says what is wrong, where, and what to do."""


class PlannerError(Exception):
    """Base of all errors meant for people; its text is shown as it is, and nothing was changed."""


class BadInputError(PlannerError):
    """What somebody typed or handed over cannot be used."""


class RefusedError(PlannerError):
    """The store did not take a step: somebody changed the same field, or the file cannot be written."""


class FileGoneError(RefusedError):
    """The plan's file was moved or deleted while it was open; all that was saved can still be copied elsewhere."""


class FileError(PlannerError):
    """A plan file that cannot be opened, created or trusted."""
