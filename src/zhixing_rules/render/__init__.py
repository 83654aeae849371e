"""Results for people: plain text in `render.text` and Markdown in `render.markdown`."""
