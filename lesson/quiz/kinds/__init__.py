"""The kinds of items, a module each."""
