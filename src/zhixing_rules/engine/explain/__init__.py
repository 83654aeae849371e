"""Results in words: conditions, messages, missing facts, and how a day was counted."""
