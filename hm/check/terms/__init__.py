"""Terms: compounds, capitals, names and abbreviations as an issue writes them."""
