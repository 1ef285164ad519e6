"""Take in what other tools wrote: citations, results, and a sheet that was filled in."""
