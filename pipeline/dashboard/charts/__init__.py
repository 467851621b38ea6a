"""Drawings as SVG, made here and not in the browser: they need no script, print well and can be sent in a report.

Their colours are those of the page's style sheet, so that light and dark are one drawing.
"""
