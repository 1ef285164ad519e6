"""One consultation: answers, the path through the questions, and the summary that they lead to.

All of it is pure: no clock, disk or network. Today's date and the translation function are arguments.
"""
