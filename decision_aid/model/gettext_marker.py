"""Marks texts for extraction by gettext tools where they are written; they are translated where they are used."""


def _(text: str) -> str:
    """The text unchanged."""
    return text
