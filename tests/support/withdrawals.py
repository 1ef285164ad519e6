"""The small aid's first source, on a list of withdrawn ones."""

RETRACTED = (
    "source,what,day,by,note\nhttps://doi.org/10.1000/ALPHA,retracted,2026-10-01,,Its figures could not be traced\n"
)
SUPERSEDED = "source,what,day,by,note\n10.1000/alpha,superseded,2026-10-01,Alpha 2026,\n"
WITH_DOI = ("link: https://example.org/a", "link: https://doi.org/10.1000/alpha")
SAID = "Source 1 was withdrawn by its journal (retracted) on 1 October 2026."
