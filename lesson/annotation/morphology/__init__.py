"""How words are built: compounds, separable verbs, doubled words, the characters of a word."""
