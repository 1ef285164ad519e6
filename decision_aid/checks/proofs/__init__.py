"""A decision aid goes in; what is so for everybody it can meet, proved and never sampled, comes out."""
