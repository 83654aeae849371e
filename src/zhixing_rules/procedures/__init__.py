"""The procedures: each a package of rooms, one module an article."""
