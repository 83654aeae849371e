"""Cases out of files: read fast where it is certain that `load` reads them just so, by `load` where it is not."""
