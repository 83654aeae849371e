"""Reading of cases from files: in columns where `load` would certainly read the same, by `load` otherwise."""
