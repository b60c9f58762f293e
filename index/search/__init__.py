"""Full-text search over the record. Whoosh lives here and nowhere else."""

import warnings

# Whoosh 2.7.4 compares with `is` to a literal, which Python says once, when it compiles the file.
warnings.filterwarnings("ignore", category=SyntaxWarning, module=r".*whoosh")
