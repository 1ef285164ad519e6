"""`decision-aid serve`: bind the socket, configure the site from options and environment, and run the web server."""

import contextlib
import errno
import ipaddress
import logging
import re
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.types import WSGIApplication

import click

from decision_aid.cli.arguments import FOLDER
from decision_aid.cli.waitress_server import run_server
from decision_aid.web.wsgi import (
    ADDRESS,
    SIGN_IN,
    InvalidSettings,
    create_site,
    log_as_json,
    sign_in_provider,
    signing_keys,
)

if TYPE_CHECKING:
    from decision_aid.web.editor.state import AuthorLogin

LOG = logging.getLogger(__name__)
HIGHEST_PORT = 65535
HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")  # the letters that HTTP allows
OF_THE_HOST = {errno.EADDRNOTAVAIL, socket.EAI_NONAME, socket.EAI_NODATA, socket.EAI_AGAIN, socket.EAI_FAIL}
OF_THIS_COMPUTER = "Give --host an address of this computer, such as 127.0.0.1."
OF_YOUR_OWN = "Make one with: decision-aid new FOLDER"


@click.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on. Where others reach it, put nginx in front: slow connections hold up this server.",
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, HIGHEST_PORT))
@click.option("--told-as", default="--port ", hidden=True)  # how a wrapper script spells the option, for messages
@click.option("--edit", is_flag=True, help="Let authors edit the files in FOLDER, on pages below /edit/.")
@click.option("--author-header", default="", metavar="NAME", help="The header in which a proxy names the author.")
@click.option(
    "--author-proxy", multiple=True, metavar="IP", help="A proxy whose word counts, in that header and X-Forwarded-For."
)
@click.option("--approved-only", is_flag=True, help="Show people the approved aids alone, no draft.")
@click.option("--log/--no-log", default=None, help="Log each request to standard error.  [default: not on a screen]")
def serve(
    folder: Path | None,
    host: str,
    port: int,
    told_as: str,
    edit: bool,
    author_header: str,
    author_proxy: tuple[str, ...],
    approved_only: bool,
    log: bool | None,
) -> None:
    """Serve the aids in FOLDER (the shipped ones where none is given).

    Behind a web server, set DECISION_AID_ADDRESS; docs/deploy.md says how.
    """
    editing = _editing(folder, edit=edit, header=author_header, proxies=author_proxy)
    if log or (log is None and not sys.stderr.isatty()):
        log_as_json()
    _leave_no_core_dump()
    app = _application(folder, editing, approved_only=approved_only)
    listening = _listening(host, port, told_as)
    _print_error(f"Decision aids on {url_of(host, port)}  (Ctrl+C ends it)")
    run_server(app, listening)


def url_of(host: str, port: int) -> str:
    """The address to open in a browser; an IPv6 address stands in brackets there."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _listening(host: str, port: int, told_as: str) -> socket.socket:
    """The socket to serve on; a click exception that says whether another host or another port is needed."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        host.encode("idna")
        return socket.create_server((host, port), family=family)
    except UnicodeError:
        raise click.ClickException(f"“{host}” is no name of a host. {OF_THIS_COMPUTER}") from None
    except OSError as error:
        why = str(error.strerror).partition(" (")[0]  # newer Pythons repeat the address
        if error.errno in OF_THE_HOST:
            raise click.ClickException(f"The host {host} can't be used: {why}. {OF_THIS_COMPUTER}") from None
        another = f"Try {told_as}{port + 1 if port < HIGHEST_PORT else 8000}."
        raise click.ClickException(f"Port {port} on {host} can't be used: {why}. {another}") from None


def _editing(folder: Path | None, *, edit: bool, header: str, proxies: tuple[str, ...]) -> "AuthorLogin | None":
    """How authors sign in; None where nobody edits. A usage error where the options do not go together."""
    if not (edit or header or proxies):
        return None
    from decision_aid.web.editor.state import AuthorLogin

    if not folder:
        raise click.UsageError(f"Editing needs a folder of your own and --edit. {OF_YOUR_OWN}")
    if not edit:
        raise click.UsageError("--author-header and --author-proxy are for editing: add --edit.")
    if header and not proxies:
        raise click.UsageError("--author-header needs --author-proxy: a name counts only from a proxy that is known.")
    if header and not HEADER.fullmatch(header):
        raise click.UsageError(f"“{header}” can't be the name of a header. Give --author-header one such as X-User.")
    for proxy in proxies:
        _require_ip_address(proxy)
    return AuthorLogin(header, frozenset(proxies), None if header else sign_in_provider())


def _require_ip_address(proxy: str) -> None:
    try:
        ipaddress.ip_address(proxy)
    except ValueError:
        raise click.UsageError(f"“{proxy}” is no IP address. Give --author-proxy one such as 10.0.0.5.") from None


def _application(folder: Path | None, editing: "AuthorLogin | None", *, approved_only: bool) -> WSGIApplication:
    from decision_aid.web.editor.state import InvalidSignIn, ShippedFolder

    try:
        keys = signing_keys(folder)
        if folder and not keys.persistent:
            LOG.error("Nothing can be written into %s, so the key for cookies ends with this start.", folder)
        return create_site(folder, keys, editing, approved_only=approved_only)
    except InvalidSettings as wrong:
        raise click.ClickException(str(wrong)) from None
    except InvalidSignIn as wrong:
        raise click.ClickException(
            f"Authors can't be signed in by {SIGN_IN}: {wrong}. It needs {ADDRESS} and {SIGN_IN}_CLIENT."
        ) from None
    except ShippedFolder:
        raise click.ClickException(
            f"The shipped aids are examples and can't be edited in place. {OF_YOUR_OWN}"
        ) from None


def _leave_no_core_dump() -> None:
    """Disable core dumps: they would write answers, which are only in memory, to disk."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _print_error(text: str) -> None:
    """Print to standard error; a full disk or closed stream must not stop the server."""
    with contextlib.suppress(OSError):
        click.echo(text, err=True)
