"""Reads what other tools write (citations, results, spreadsheets) and turns it into changes of a rule file."""
