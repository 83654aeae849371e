"""Results as documents: one function for each result."""
