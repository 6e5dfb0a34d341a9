"""The Jinja2 environment that every edition's templates are rendered in."""

from __future__ import annotations

import functools

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hm.compose.house import House


@functools.lru_cache(maxsize=4)
def environment(house: House) -> Environment:
    """The environment of a house: the magazine's templates win over the shipped ones."""
    return Environment(
        loader=FileSystemLoader(house.template_folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
