"""The pages on which authors edit and publish rule files; only a server that lets authors in imports them."""
