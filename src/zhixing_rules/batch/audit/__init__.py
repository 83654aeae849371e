"""Archives judged: one line for each verdict in memory, counts from files and folders, on one machine or many."""
