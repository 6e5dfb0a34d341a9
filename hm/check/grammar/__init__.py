"""The grammar of a sentence, as far as neighbouring words tell it."""
