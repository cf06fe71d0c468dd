"""The stage of the simulator's tests serves the channel's too."""

from tests.simulator.conftest import stage

__all__ = ["stage"]
