"""From an article to a Lesson: each token with its word, reading, sense and level."""
