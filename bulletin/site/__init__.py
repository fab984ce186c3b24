"""The link phase: records to one immutable model of the whole site."""
