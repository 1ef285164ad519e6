"""Bring a rule file to the newest form: what it says stays, byte for byte, and so does what people see.

The second form only adds to the first, so its line `format: 2` is all that has to be written.
"""

from decision_aid.model.enums import FileForm
from decision_aid.rule_file.editing.document import open_document
from decision_aid.rule_file.editing.patch import Patch
from decision_aid.rule_file.editing.values import Value

NEWEST = str(max(form.value for form in FileForm))


def upgraded(content: bytes) -> bytes:
    """The file in the newest form, unchanged if it has that. Raises Unreadable on errors of syntax."""
    file = open_document(content)
    value = file.value if isinstance(file.value, dict) else {}
    wanted: Value = {"format": NEWEST} | value | {"format": NEWEST}
    return file.replaced(Patch(file).replacements(file.node, wanted))
