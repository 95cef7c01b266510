"""Does once, in the process that forks the tests' servers, what each server would do at its start.

Importing this module does it. It leaves no thread running, as none would be there in a forked process.
"""

import functools

import streamlit.components.v2.manifest_scanner as scanner

# To look for components, Streamlit reads the metadata of every installed package, which takes a third of a second.
_manifests = scanner.scan_component_manifests()
setattr(scanner, "scan_component_manifests", functools.partial(list, _manifests))  # noqa: B010
