"""Generator of the documentation pages: one module per kind of page.

`bilingual_text` has the two languages and the Markdown helpers; `page_names` says which page a rule is on; `cases` runs
the examples of docs/cases/; `pages` collects every generated file and compares it with the committed one.
"""
