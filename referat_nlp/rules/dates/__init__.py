"""Danish dates and periods: exact days, both ends inclusive."""

from .find import find_dates

__all__ = ["find_dates"]
