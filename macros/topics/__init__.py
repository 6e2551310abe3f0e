"""One module a topic: each macro is a function from facts (and an id) to Markdown; registry.py names them all."""
