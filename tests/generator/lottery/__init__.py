"""Minutes of invented meetings in layouts drawn by lot, with what reading must give.

``layout.drawn`` draws a layout over independent dimensions, ``content.drawn`` the
meeting, ``compose.composed`` puts the one into the other as lines with roles, and
``writers.written`` prints these lines as text, web page or PDF.
"""
