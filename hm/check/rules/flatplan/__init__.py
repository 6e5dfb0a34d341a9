"""What stands on which page, and whether every page has something."""
