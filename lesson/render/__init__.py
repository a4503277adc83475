"""What views that make pages share: the template engine and the package's typefaces."""
