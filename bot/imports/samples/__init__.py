"""The four sample groups: invented women with six months of history, for rehearsals."""

from bot.imports.samples.load import load

__all__ = ["load"]
