"""One consultation: answers, the path through the questions, and the summary that they lead to."""
