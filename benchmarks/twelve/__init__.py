"""Twelve rules of the Opinion, once more for comparison: facts, plain Python, its spellings for peers, and a sample."""
