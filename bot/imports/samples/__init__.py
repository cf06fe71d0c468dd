"""The four sample groups: invented women with six months of history, for rehearsals and demonstrations."""

from bot.imports.samples.load import load

__all__ = ["load"]
