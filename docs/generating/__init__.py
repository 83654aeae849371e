"""What the library can tell about itself, as pages: one module a kind of page.

`speaking` has the two languages and the Markdown; `naming` says which page a rule stands on; `cases` runs the examples
of docs/cases/; `writing` gathers every page and compares it with the one committed.
"""
