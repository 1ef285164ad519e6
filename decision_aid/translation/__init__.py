"""Rule files and pages in other languages: translation files, and the catalogue of interface texts."""
