"""Charts drawn at build time: from a sheet of values to places in per cent, which a template writes as SVG.

Pure functions of a view, called by the filters ``chart`` and ``sparkline`` when a page is rendered: what is
not rendered is not drawn. Places across are per cent of the width and letters keep their size, so a chart is
as readable on a phone as on paper, without a script.
"""
