"""The live preview: the site in memory, rebuilt at every save and shown in a browser at once."""
