"""Full-text search over the record. Whoosh lives here and nowhere else."""
