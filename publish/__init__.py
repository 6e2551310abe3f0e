"""After the build: files that stand beside the pages of a built folder. Each module is a command of its own."""
