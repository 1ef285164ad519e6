"""A summary as the person takes it home: handout (print page, PDF), plain text, JSON, note for the medical record."""
