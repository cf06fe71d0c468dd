"""Messages that come on a detour: spooled on disk, or found in the provider's list."""

from bot.intake.furnished import furnished
from bot.intake.reconcile import reconcile, reconcile_daily
from bot.intake.replay import replay

__all__ = ["furnished", "reconcile", "reconcile_daily", "replay"]
