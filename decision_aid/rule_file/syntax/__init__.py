"""YAML parsing: events become nodes with places, and syntax errors become problems in an author's words."""
