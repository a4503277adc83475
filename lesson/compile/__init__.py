"""Compiling the lexicon when the package is built. Nothing that runs for a user imports it."""
