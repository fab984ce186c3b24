"""Some pages of the real content, kept as they are and compared byte for byte.

They show what a change of the engine, the layouts, the catalogs or the content does to what readers get.
Where the change is meant: `python -m tests.golden.renew`, and read the difference before committing it.
"""
