"""Reads what other tools write, such as citation files, and turns it into changes of a rule file."""
