"""What a learner has answered, over all lessons: the record, what is due for review, how far one has come."""
