"""What grammar says of words, readings and senses: tables of rules and what reads them."""
