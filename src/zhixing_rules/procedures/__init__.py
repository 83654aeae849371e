"""The procedures: one package per instrument, with one module per article."""
