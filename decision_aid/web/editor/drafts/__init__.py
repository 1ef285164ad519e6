"""An author's draft of a rule file: its text, what the checks know of it, and its merge with what others published."""
