"""The Jinja2 environment that every edition's templates are rendered in."""

from __future__ import annotations

import contextlib
import functools
import os

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from hm.compose.house import House, shipped
from hm.read import kept


class CompiledTemplates(FileSystemBytecodeCache):
    """Keeps the shipped templates compiled.

    Compiling them takes longer than composing an issue with them. A magazine's own
    templates are compiled each time, so that nothing of them stays behind.
    """

    def __init__(self) -> None:
        self._kept_from = str(shipped()) + os.sep
        # Jinja knows its own version and Python's; the rest is what ``environment`` says.
        super().__init__(str(kept.FOLDER), "template-1-%s.jinja")

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """What is kept of a template, or an empty bucket."""
        if filename and filename.startswith(self._kept_from):
            return super().get_bucket(environment, name, filename, source)
        return Bucket(environment, "", self.get_source_checksum(source))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; a folder that cannot be written only costs time."""
        if bucket.key:
            with contextlib.suppress(OSError):
                kept.FOLDER.mkdir(exist_ok=True)
                super().dump_bytecode(bucket)


@functools.lru_cache(maxsize=4)
def environment(house: House) -> Environment:
    """The environment of a house: the magazine's templates win over the shipped ones."""
    return Environment(
        loader=FileSystemLoader(house.template_folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=CompiledTemplates(),
    )
