"""Playing a quiz: which item comes next, the screen, the score."""
