"""The terminal: the commands, and the reader itself."""
