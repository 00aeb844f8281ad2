"""The commands of `./dev`: one file each, Python's standard library only."""
