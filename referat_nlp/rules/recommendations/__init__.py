"""What was recommended, by whom and through which bodies."""

from .find import find_recommendations

__all__ = ["find_recommendations"]
