"""The pages: Starlette and Jinja, everything escaped, for the browser of whoever started it."""
