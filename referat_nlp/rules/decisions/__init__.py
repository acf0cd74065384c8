"""What each body decided: outcome, votes, dissents, absences."""

from .find import find_decisions

__all__ = ["find_decisions"]
