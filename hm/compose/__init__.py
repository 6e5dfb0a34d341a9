"""From the model to HTML, through the house's Jinja2 templates."""
