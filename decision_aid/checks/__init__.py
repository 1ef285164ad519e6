"""What an author can get wrong: static checks (lint) on a rule file, with proofs by a SAT solver."""
