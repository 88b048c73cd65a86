"""From what a person wants to the engine, and what is asked before."""
