"""How the West Yorkshire design is made from its sources and its assumptions: one module for each part."""
