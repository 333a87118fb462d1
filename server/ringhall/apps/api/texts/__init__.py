"""What the API says to people, in their language.

English stands in the code, where it is said. The other languages stand beside this file, one catalogue each, keyed by
the English sentence: whoever changes a sentence is told by a test that its translations are to be looked at again.
"""

from ringhall.apps.api.texts.catalogue import LANGUAGES, say, told
from ringhall.apps.api.texts.reader import language_of, remember_language

__all__ = ["LANGUAGES", "language_of", "remember_language", "say", "told"]
