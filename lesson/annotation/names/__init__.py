"""Names: people, places, organisations. Finding them, their kinds, what is said of them."""
