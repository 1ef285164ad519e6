"""The Flask application: pages for the person and their clinician, and the editor for authors."""
