"""Jinja set-up and what templates call: the fragment cache, icon arrays, glossary links."""
