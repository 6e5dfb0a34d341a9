"""What the laid-out pages show."""
