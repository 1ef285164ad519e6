"""Who offers the aids of a folder: what pages and papers say of the hospital, and whether its colour can be read."""

import hashlib
import re
from dataclasses import dataclass

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3: of text, and of what is told by its colour
BACKGROUNDS = ("#e4edf0", "#ffffff")  # the darkest on which a page writes in that colour, and what is written on it
SRGB_LINEAR_BELOW = 0.04045


@dataclass(frozen=True, slots=True)
class Hospital:
    """What its administrator says of it, "" for nothing; `logo` is the content of a PNG or JPEG file."""

    name: str = ""
    address: str = ""
    phone: str = ""
    notice: str = ""
    colour: str = ""
    logo: bytes = b""

    @property
    def logo_hash(self) -> str:
        """A hash of the logo, so that its address changes with it."""
        return hashlib.sha256(self.logo).hexdigest()[:10]

    @property
    def in_one_line(self) -> str:
        """Its name, address and phone."""
        return ", ".join(filter(None, (self.name, self.address, self.phone)))


NO_HOSPITAL = Hospital()


def contrast(colour: str, other: str) -> float:
    """The contrast of two colours such as #1f4f7a by WCAG: from 1, which is none, to 21."""
    darker, lighter = sorted((_luminance(colour), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lowest_contrast(colour: str) -> float:
    """The contrast of that colour where it is hardest to read on a page."""
    return min(contrast(colour, other) for other in BACKGROUNDS)


def _luminance(colour: str) -> float:
    """The relative luminance of WCAG: sRGB values, made linear, weighted as eyes see them."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= SRGB_LINEAR_BELOW else ((value + 0.055) / 1.055) ** 2.4
