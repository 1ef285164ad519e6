"""Texts of other tools as a rule file can hold them: in one line, without signs that can't be seen."""


def one_line(text: str) -> str:
    """The words of a text with one space between them; control characters and marks without a width go."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
