"""The parts of a summary, in the order in which each form has them: the only place that says what comes first.

The PDF and the page to print are one paper. The text is for a terminal, so the glance stands before all else.
"""

# What the person goes on with, then what they look up.
PERSONS_OWN = ("matters", "said", "ask", "leaning", "own_words", "notes", "code")
LOOKED_UP = ("options", "trade_offs", "what_is_known", "left_out", "certainties", "sources", "hard_words", "about")
FULL_PAPER = (*PERSONS_OWN, *LOOKED_UP)

TEXT = ("head", "glance", "about", "options", "said", "what_is_known", "ask", "left_out", "hard_words", "sources")
