"""Invented meetings, drawn by a seed and printed in the layouts that minutes have.

``draw.meeting(seed)`` invents a meeting; every family of ``families.FAMILIES`` prints
it and says what the ideal canonical text and the points of the print are.
"""
