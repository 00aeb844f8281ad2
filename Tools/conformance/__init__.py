"""SciPy's own tests as a judge."""
