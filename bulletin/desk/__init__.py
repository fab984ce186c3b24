"""The editors' desk: new files, the meaning of each field, what editors' programs need to know of both."""
