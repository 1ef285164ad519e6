"""The schema of the rule file, declared once: `keys` says what a schema is made of, `table` has every key.

Below all that reads, edits, explains, compares and exports rule files. A second form of the file is a second table.
"""
