"""The exercises of a worksheet."""
