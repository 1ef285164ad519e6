"""What an author can get wrong: static checks (lint) of a rule file, with proofs by a SAT solver.

`run` runs them all, `rules` has one file for each check, `text` and `proofs` have what several checks share.
"""
