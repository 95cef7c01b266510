"""Does once, in the process that forks the tests' servers, what each server would do at its start.

Importing this module does it. It leaves no thread running, as none would be there in a forked process.
"""

import functools

import babel.dates  # noqa: F401 - the first day that is drawn needs it
import streamlit.components.v2.manifest_scanner as scanner
from streamlit import env_util

from tests.rag.ui.articles import DUSHANBE, record

# To look for components, Streamlit reads the metadata of every installed package, which takes a third of a second.
_manifests = scanner.scan_component_manifests()
setattr(scanner, "scan_component_manifests", functools.partial(list, _manifests))  # noqa: B010

# At its first element Streamlit looks whether it runs in a console, and Python then at the file of each loaded module.
env_util.is_repl()

# What the first answer's badges are read from makes the word lists of the record.
record(DUSHANBE)
