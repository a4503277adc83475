"""The networks and vectors that annotation asks: readings of polyphones, similarity of meaning."""
