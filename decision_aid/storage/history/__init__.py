"""A folder's git history: `versions` reads, `commits` writes, `repository` opens, `index` and `status` ask git."""
