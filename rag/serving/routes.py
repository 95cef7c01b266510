"""Where other programs are answered on the window's server."""

from collections.abc import Callable

from starlette.routing import BaseRoute, Mount, Router

from rag.serving.changes_api import ChangesApi
from rag.serving.chat_api import ChatApi
from rag.serving.door import Door, access_and_limits
from rag.serving.library_api import LibraryApi
from rag.serving.served import Changing, Served
from rag.settings import Settings


def api_routes(
    find: Callable[[], Served],
    find_changing: Callable[[], Changing],
    read_settings: Callable[[], Settings] = Settings.read,
    address: Callable[[], str | None] = lambda: None,
) -> list[BaseRoute]:
    """`/api` and `/v1`.

    Args:
        find: Gives the process's one desk; called in a thread.
        find_changing: Gives the process's one queue of changes to the library; called in a thread.
        read_settings: Read at the first request.
        address: Gives what the server listens on; None means all addresses.
    """
    read = access_and_limits(read_settings, address)
    return [
        Mount("/api", Door(Router([*LibraryApi(find).routes(), *ChangesApi(find, find_changing).routes()]), read)),
        Mount("/v1", Door(Router(ChatApi(find).routes()), read)),
    ]
