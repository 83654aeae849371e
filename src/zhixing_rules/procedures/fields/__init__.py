"""The fields that rules read, one module per subject."""
