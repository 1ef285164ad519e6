"""Parses XML of strangers into a tree; a document type, and so every entity, is refused.

Python's own parser (expat) with one handler more does all of what defusedxml is for.
"""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from decision_aid.exchange.one_line import one_line
from decision_aid.exchange.unreadable import UnreadableImport

LINE = "line"  # the attribute of our own that tells where an element begins
MOST_ELEMENTS, DEEPEST = 200_000, 100  # whoever looks through all that is in each element takes as long as both at most


def parse_xml(content: bytes) -> Element:
    """The root element; each has its line as an attribute, and no name has a prefix. Raises UnreadableImport."""
    builder, parser = TreeBuilder(), expat.ParserCreate()
    counted = depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal counted, depth
        counted, depth = counted + 1, depth + 1
        _bound(counted, depth)
        local = {_local(key): value for key, value in attributes.items()}
        builder.start(_local(name), local | {LINE: str(parser.CurrentLineNumber)})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(name))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse
    parser.buffer_text = True
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise UnreadableImport(f"The XML is broken: {expat.ErrorString(error.code)}.", error.lineno) from None
    except (LookupError, ValueError):  # the codecs of Python, which expat asks for what it does not know itself
        raise UnreadableImport("The XML names an encoding that is not known. Save it as UTF-8.") from None
    return builder.close()


def text_of(element: Element | None) -> str:
    """All text within an element, whatever marks its letters; "" if there is no such element."""
    return one_line("".join(element.itertext())) if element is not None else ""


def line_of(element: Element) -> int:
    """The line of the file that an element begins in."""
    return int(element.attrib[LINE])


def _local(name: str) -> str:
    """The name without the prefix of its namespace, which each tool chooses for itself."""
    return name.rpartition(":")[2]


def _bound(counted: int, depth: int) -> None:
    if counted > MOST_ELEMENTS:
        raise UnreadableImport("The file has too many parts. Export fewer records at once.")
    if depth > DEEPEST:
        raise UnreadableImport("The file is nested too deeply.")


def _refuse(*_declared: object) -> None:
    raise UnreadableImport("The file declares a document type of its own. Such files are not read.")
