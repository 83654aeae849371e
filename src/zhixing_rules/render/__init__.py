"""Results for people. So far plain text: `render.text`."""
