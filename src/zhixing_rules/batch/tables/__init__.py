"""Records as tables: nested with the schema of their types, or flat with the facts that rules read."""
