"""What the lexicon says of single characters: components, radicals, strokes, what they mean inside words."""
