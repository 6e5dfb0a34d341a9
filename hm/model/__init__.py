"""What a magazine is made of. Imports nothing else of hm."""
