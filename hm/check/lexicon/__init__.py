"""What is known of English words: how they are spelt, and what they can be in a sentence."""
