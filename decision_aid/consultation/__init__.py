"""One consultation: answers, the path through the questions, and the summary that they lead to.

All of it is pure: no clock, disk or network. The day comes in as `today`, the reader's language as `translate`.
"""
