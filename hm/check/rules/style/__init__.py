"""House style, as magazine.yaml sets it."""
