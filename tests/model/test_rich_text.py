"""Lists and addresses in texts: what is one, and that nothing else becomes a link."""

import pytest

from decision_aid.model.rich_text import TextBlock, text_blocks, text_parts


def addresses(text: str) -> list[str]:
    """What a page would make a link of."""
    return [part.text for part in text_parts(text) if part.is_address]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://example.org.", ["https://example.org"]),
        ("(https://example.org/a?b=c&d=e#f), and", ["https://example.org/a?b=c&d=e#f"]),
        ("https://a.example.org:8000/x/ https://b.org", ["https://a.example.org:8000/x/", "https://b.org"]),
        ("https://example.org/x\"onclick='alert(1)'", ["https://example.org/x"]),
        ("https://example.org/<script>", ["https://example.org/"]),
        ("https://example.org/)]}", ["https://example.org/"]),
        ("javascript:alert(1)//https.example.org", []),
        ("javascript://https://example.org", []),
        ("http://example.org ftp://example.org data:text/html,x //example.org", []),
        ("https://nurse@example.org/ https://a:b@example.org https://localhost https://[::1]/ https://1.2.3.4/", []),
        (
            "https://m\u00fcnchen.de https://ex\u0430mple.org https://example.org\u200b.evil.org",
            ["https://example.org"],
        ),
    ],
)
def test_only_a_plain_https_address_is_a_link(text: str, found: list[str]) -> None:
    assert addresses(text) == found
    assert "".join(part.text for part in text_parts(text)) == text


def test_a_text_is_its_lists_and_what_is_around_them() -> None:
    text = "The nurse asks\nabout\n- the pain - if any\n  - the nights\n\nand goes."

    assert text_blocks(text) == (
        TextBlock(("The nurse asks about",), is_list=False),
        TextBlock(("the pain - if any", "the nights"), is_list=True),
        TextBlock(("and goes.",), is_list=False),
    )


def test_a_dash_within_a_line_makes_no_list() -> None:
    assert text_blocks("Wait - or not") == (TextBlock(("Wait - or not",), is_list=False),)
