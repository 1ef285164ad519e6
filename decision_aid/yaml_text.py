"""The bytes of a rule file come in; texts, lists and names with their places go out, and the problems on the way."""
