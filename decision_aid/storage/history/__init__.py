"""A folder's git history: `commits` reads and makes versions, `repository` opens it, `index` and `status` ask git."""
