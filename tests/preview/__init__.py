"""The live preview, without sockets: the application is called as a server would call it."""
