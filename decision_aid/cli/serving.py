"""A folder, an address and what the environment says go in; a running server comes out."""

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.types import WSGIApplication

import click

from decision_aid.cli.files import FOLDER
from decision_aid.shipped import shipped

if TYPE_CHECKING:
    from decision_aid.web.editor.desk import Editing

KEY = "DECISION_AID_KEY"
ADDRESS = "DECISION_AID_ADDRESS"
SHORTEST_KEY = 16
OF_YOUR_OWN = "Make one with: decision-aid new FOLDER"


@click.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--edit", is_flag=True, help="Let authors edit the files in FOLDER, on pages below /edit/.")
@click.option("--author-header", default="", metavar="NAME", help="The header in which a proxy names the author.")
@click.option("--author-proxy", multiple=True, metavar="IP", help="The proxy whose header counts; may be repeated.")
def serve(
    folder: Path | None, host: str, port: int, edit: bool, author_header: str, author_proxy: tuple[str, ...]
) -> None:
    """Serve the aids in FOLDER (the shipped ones where none is given).

    Behind a web server, set DECISION_AID_ADDRESS and DECISION_AID_KEY; the README says how.
    """
    import waitress

    editing = _editing(author_header, author_proxy) if edit or author_header or author_proxy else None
    if editing and not (folder and edit):
        raise click.UsageError(f"Editing needs a folder of your own and --edit. {OF_YOUR_OWN}")
    app = _application(folder or shipped("rules"), editing)
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise click.ClickException(f"Port {port} on {host} can't be used: {error.strerror}. Try --port 8001.") from None
    click.echo(f"Decision aids on http://{host}:{port}  (Ctrl+C ends it)")
    waitress.serve(app, sockets=[listening], ident=None, _quiet=True)


def _editing(header: str, proxies: tuple[str, ...]) -> "Editing":
    from decision_aid.web.editor.desk import Editing

    if bool(header) != bool(proxies):
        raise click.UsageError(
            "--author-header and --author-proxy go together: a name counts only from a proxy that is known."
        )
    return Editing(header, frozenset(proxies))


def _application(folder: Path, editing: "Editing | None") -> WSGIApplication:
    from decision_aid.web import create_app
    from decision_aid.web.behind import NoAddress
    from decision_aid.web.editor.desk import ShippedFolder

    key, address = os.environ.get(KEY, ""), os.environ.get(ADDRESS, "")
    if any(len(one) < SHORTEST_KEY for one in key.split()):
        raise click.ClickException(f"A key in {KEY} is short and could be guessed. Use {SHORTEST_KEY} letters or more.")
    try:
        return create_app(folder, secret_key=key, address=address, edit=editing)
    except NoAddress:
        raise click.ClickException(f"{ADDRESS} is not an address such as https://aids.example.org: {address}") from None
    except ShippedFolder:
        raise click.ClickException(
            f"The shipped aids are examples and can't be edited in place. {OF_YOUR_OWN}"
        ) from None
