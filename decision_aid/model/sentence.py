"""The end of a sentence."""


def ended(text: str) -> str:
    """The text with a full stop, unless it has an end of its own; "" stays ""."""
    whole = text.strip()
    return whole if not whole or whole.endswith((".", "?", "!", "…")) else f"{whole}."
