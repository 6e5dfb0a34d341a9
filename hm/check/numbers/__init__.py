"""What rules of numbers look things up in."""
