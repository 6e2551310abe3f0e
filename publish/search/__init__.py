"""What the search knows: the names of things, how people type them, and the text of the built pages."""
