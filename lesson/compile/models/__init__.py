"""Writing the files of the models that other packages have learned."""
