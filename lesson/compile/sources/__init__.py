"""The data that the lexicon, the models and the fonts are compiled from: what it is, and how it is brought here.

`pins.toml` names every source with its package, its hashes and its licence; `fetch.read(name)` gives its bytes. Used
when the package is built (and by `lesson lexicon update`), never when a lesson is made.
"""
