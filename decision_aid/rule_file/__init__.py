"""The text of a rule file: parsed, read into the model, edited by form without losing a byte."""
