"""What a reviewer asks of a rule file: what changed and for whom, what opens which question, how it meets standards."""
