"""Proofs about an aid for all possible answers at once, by a SAT solver; nothing is sampled.

A proof ends with yes, no or, where the solver's budget runs out, cannot tell.
"""
