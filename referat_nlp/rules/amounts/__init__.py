"""Danish money amounts: exact values with unit, period and role."""

from .find import find_amounts

__all__ = ["find_amounts"]
