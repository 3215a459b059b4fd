//! The project room: calls, applications and blind reviews, projects and money, casebook, matching.
