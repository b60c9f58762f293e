"""The widgets: each draws what it is given and tells by message what was done to it."""
