"""Other languages: translation files beside a rule file, and the gettext catalogue of interface texts.

The Spanish texts of `lupus.yaml` are in `lupus.es.yaml`. Texts without a valid translation are shown in the original.
"""
