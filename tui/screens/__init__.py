"""The screens: what is asked of the library, and what a message of a widget leads to."""
