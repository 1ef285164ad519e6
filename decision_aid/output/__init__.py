"""A summary as the person takes it home: the handout (print, PDF), plain text, JSON, the note for the record."""
