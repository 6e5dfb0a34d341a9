"""Lets `python -m hm` do what `hm` does."""

from hm.cli import main

if __name__ == "__main__":
    main()
