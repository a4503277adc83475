"""The characters, syllables and scripts of a Chinese text. Knows no dictionary."""
