"""Language: Vietnamese text, periods of time, how values are written, and the message catalogs.

Nothing is imported here, so that a command which needs one module does not pay for Babel.
"""
