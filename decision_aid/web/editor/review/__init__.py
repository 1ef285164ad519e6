"""Read, comment on and sign what an author wrote."""
