"""Results in words: conditions, messages, missing facts, and the count of a day."""
