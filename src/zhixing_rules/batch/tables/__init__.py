"""Records as tables: nested ones by the schema of their types, flat ones with the facts that rules name."""
