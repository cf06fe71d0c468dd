"""The books: `carry_out(command)` is the only way money or a group's matters change."""
