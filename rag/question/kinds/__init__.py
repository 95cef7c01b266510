"""How each kind of question is worded: a module for each kind, with functions that tell a `Phrasing` of that kind."""
