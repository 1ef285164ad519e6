"""The folder of aids: the list, a new one, one as a whole, and the settings of all."""
