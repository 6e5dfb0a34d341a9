"""Who wrote, who is named, and how."""
