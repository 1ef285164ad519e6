"""Why a file of another tool could not be taken, in words for the person who chose it."""


class UnreadableImport(Exception):
    """The file is of no known kind, broken, or too large; `message` says which, with the line where there is one."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(f"Line {line}: {message}" if line else message)


class UnknownFormat(UnreadableImport):
    """Nothing in the file shows which tool wrote it; `message` names those that are read as such a file."""
