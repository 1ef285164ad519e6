"""A table as lines of texts, and how spreadsheets name its columns."""

Grid = list[list[str]]


def letters(at: int) -> str:
    """The name of a column, from 0: A to Z, then AA."""
    return (letters(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def place_of(name: str) -> int:
    """The number of a column, from 0, by its letters."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
