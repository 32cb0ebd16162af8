"""The HTTP server: Pressyard's own routes under /_pressyard/, and moto behind everything else."""

import io
import json
import logging
import os
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server
from werkzeug.wsgi import get_input_stream

from . import observation

LOOPBACK = "127.0.0.1"
READING_VERBS = ("Describe", "List", "Get", "Head", "BatchGet", "Lookup", "Search", "Simulate", "Filter")
# They change something, but nothing that a runtime has to act on, and a runtime itself calls them all the time.
UNNOTED_VERBS = ("PutLogEvents", "CreateLogStream", "PutMetricData")
PRICES = "AWSPriceListService.GetProducts"
OWN_ROUTES = "/_pressyard/"

logger = logging.getLogger("access")


class ControlPlane:
    """The WSGI application: own routes, the Price List's empty answer, else moto."""

    def __init__(self) -> None:
        self.incarnation = str(uuid.uuid4())
        self._moto = DomainDispatcherApplication(create_backend_app)
        self._routes: dict[tuple[str, str], Callable[[dict[str, Any]], Any]] = {
            ("GET", "incarnation"): self._describe,
            ("GET", "scopes"): lambda _: observation.scopes(),
            ("GET", "network"): lambda asked: {"network": observation.network_of(**asked)},
            ("GET", "database-login"): lambda asked: observation.database_login(**asked),
            ("PUT", "runtime"): self._attach,
            ("PUT", "service"): lambda seen: {"known": observation.observe_service(seen)},
            ("PUT", "database"): lambda seen: {"known": observation.observe_database(seen)},
            ("PUT", "snapshot"): lambda seen: {"known": observation.observe_snapshot(seen)},
            ("POST", "failed-deployment"): lambda seen: {"known": observation.fail_deployment(seen)},
        }

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path.startswith(OWN_ROUTES):
            return self._own(environ, start_response, path.removeprefix(OWN_ROUTES))
        if environ.get("HTTP_X_AMZ_TARGET") == PRICES:
            return _answer(start_response, "200 OK", {"FormatVersion": "aws_v1", "PriceList": []})
        changing = _may_change(environ)
        answer = self._moto(environ, start_response)
        if changing:
            observation.changes.note()
        return answer

    def _own(self, environ: dict[str, Any], start_response: Callable[..., Any], name: str) -> Iterable[bytes]:
        route = self._routes.get((environ["REQUEST_METHOD"], name))
        if route is None:
            return _answer(start_response, "404 Not Found", {"message": "no such route"})
        result = route(_request(environ))
        if result is None:
            return _answer(start_response, "404 Not Found", {"message": "no such resource"})
        return _answer(start_response, "200 OK", result)

    def _describe(self, _: dict[str, Any]) -> dict[str, Any]:
        from moto import __version__

        return {
            "incarnation": self.incarnation,
            "pid": os.getpid(),
            "changes": observation.changes.count,
            "runtimeAttached": observation.runtime.attached,
            "moto": __version__,
        }

    def _attach(self, asked: dict[str, Any]) -> dict[str, Any]:
        observation.runtime.attached = bool(asked["attached"])
        return {"attached": observation.runtime.attached}


def _may_change(environ: dict[str, Any]) -> bool:
    reads = environ["REQUEST_METHOD"] in ("GET", "HEAD")
    return not reads and not _operation(environ).startswith(READING_VERBS + UNNOTED_VERBS)


def _operation(environ: dict[str, Any]) -> str:
    """The name of the AWS operation: in a header (JSON protocol), in the form (query protocol), or unknown (REST)."""
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return target.split(".")[-1]
    if not environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        return ""
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(body)
    return dict(parse_qsl(body.decode())).get("Action", "")


def _request(environ: dict[str, Any]) -> dict[str, Any]:
    body = get_input_stream(environ).read()
    return json.loads(body) if body else dict(parse_qsl(environ.get("QUERY_STRING", "")))


def _answer(start_response: Callable[..., Any], status: str, body: Any) -> Iterable[bytes]:
    encoded = json.dumps(body).encode()
    start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(encoded)))])
    return [encoded]


class QuietRequestHandler(WSGIRequestHandler):
    """Logs method, path, operation and status. Bodies, headers and query strings may hold secrets and stay out."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        operation = self.headers.get("X-Amz-Target", "").split(".")[-1]
        logger.info("%s %s %s %s", self.command, self.path.split("?")[0], operation or "-", int(code))

    def log(self, type: str, message: str, *args: Any) -> None:
        logger.log(logging.getLevelName(type.upper()), message, *args)


def serve(directory: Path, application: ControlPlane) -> None:
    """Listens on loopback until the process ends; on the port of the endpoint before it if that is free."""
    server = _bind(_former_port(directory), application)
    os.environ["MOTO_PORT"] = str(server.port)
    _write(directory / "incarnation", application.incarnation)
    _write(directory / "pid", str(os.getpid()))
    _write(directory / "endpoint", f"http://{LOOPBACK}:{server.port}")
    logger.info("listening on %s:%s, incarnation %s", LOOPBACK, server.port, application.incarnation)
    server.serve_forever()


def _bind(port: int, application: ControlPlane) -> BaseWSGIServer:
    try:
        return _server(port, application)
    except (OSError, SystemExit):
        return _server(0, application)


def _server(port: int, application: ControlPlane) -> BaseWSGIServer:
    return make_server(LOOPBACK, port, application, threaded=True, request_handler=QuietRequestHandler)


def _former_port(directory: Path) -> int:
    try:
        return int((directory / "endpoint").read_text().strip().rpartition(":")[2])
    except (OSError, ValueError):
        return 0


def _write(file: Path, content: str) -> None:
    """Whole or not at all: a reader never sees half a file."""
    fresh = file.with_suffix(".new")
    fresh.write_text(content + "\n")
    fresh.replace(file)
