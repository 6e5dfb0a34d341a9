"""What a finished PDF must be for the press or the screen."""
