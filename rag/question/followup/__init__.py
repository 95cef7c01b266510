"""Rewrites a later turn of a conversation so that it can be understood on its own, without a language model.

People continue with "and in Gabala?", "who proposed it?", "the one before that". Such a turn points back (a pronoun,
"and …") or names nothing itself. What it lacks is taken from the turn before, which is rewritten first in the same way:
"the one before that" is looked up in the series of meetings; a name replaces an earlier one of the same kind ("in
Budapest" becomes "in Gabala"); otherwise the earlier question is added in brackets. A question that needs nothing from
earlier turns is left as it is.
"""

from rag.question.followup.standalone import standalone

__all__ = ["standalone"]
