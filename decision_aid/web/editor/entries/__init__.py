"""Edit one entry of an aid in a form: the fields, the page, and the ways from entry to entry."""
