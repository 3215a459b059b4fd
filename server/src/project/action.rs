//! What one can do with projects: one function an intention.
