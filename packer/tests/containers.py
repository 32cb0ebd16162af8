"""Containers for the tests: a database, and sites the way Fargate runs them. Reached through published ports of the loopback."""

import datetime
import functools
import http.client
import json
import os
import re
import socket
import time
import urllib.parse
import uuid

from images import database_image, docker, run, site_image

LABEL = "dev.pressyard.test=image"
# What a running site is told that nobody else may learn.
DATABASE_PASSWORD = "canary-database-' \"-2c26b46b68ffc68f"
ADMINISTRATOR_PASSWORD = "canary-administrator-fcde2b2edba56bf4"
SECRET_SEED = "canary-seed-5e884898da28047151d0e56f8dc6292773603d0d6aabbdd6"
ADMINISTRATOR = "boss"
# What stays of the database's password however its quotes are written.
DATABASE_PASSWORD_TAIL = DATABASE_PASSWORD.rsplit("-", 1)[1]
# Seconds to wait for what must come to pass, where how soon is not what is tested: the machine may be busy with much else.
PATIENCE = 180
# As Fargate does, and more: nothing to write to but what is mounted, no capability, no way to gain one.
RESTRICTED = ["--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--user=33:33"]


def on_a_busy_machine(seconds):
    """
    A bound on a time, which is exact on a machine with nothing else to do. Where more processes want to run than there are
    processors, each takes as many times longer: so does the bound, or it would tell of the others.
    """
    return seconds * max(1, os.getloadavg()[0] / (os.cpu_count() or 1))


def wait_until(condition, what, seconds=PATIENCE):
    """Waits for a condition, and gives what it gave; fails after a deadline with what was waited for: a text, or what makes one then."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"after {seconds} s still not: {what() if callable(what) else what}")
        time.sleep(0.1)


def moment_of(text):
    """A moment as the engine writes it, with more digits than Python reads."""
    whole, fraction = text.removesuffix("Z").partition(".")[::2]
    return datetime.datetime.fromisoformat(f"{whole}.{fraction:0<6.6}+00:00")


class Network:
    """
    A network of the engine; a subnet may be asked for. The engine leads a container's published ports through the network whose
    name comes first, so one with a subnet of its own, which is joined later, comes last.
    """

    def __init__(self, subnet=None):
        self.name = f"image-test-{'z' if subnet else 'a'}{uuid.uuid4().hex[:12]}"
        docker("network", "create", f"--label={LABEL}", *([f"--subnet={subnet}"] if subnet else []), self.name)

    def remove(self):
        docker("network", "rm", self.name)


class Container:
    """A container, removed with its volumes at the end. Whoever wants several to start together starts them by `docker start`."""

    def __init__(self, network, image, *options, environment=None, command=(), is_started=True):
        self.name = f"image-test-{uuid.uuid4().hex[:12]}"
        settings = [f"--env={name}={value}" for name, value in (environment or {}).items()]
        docker(*(("run", "--detach") if is_started else ("create",)), f"--name={self.name}", f"--label={LABEL}", f"--network={network.name}", *options, *settings, image, *command)

    def logs(self):
        result = run("docker", "logs", self.name)
        return result.stdout + result.stderr

    def standard_output(self):
        return run("docker", "logs", self.name).stdout

    def state(self):
        return json.loads(docker("inspect", self.name))[0]

    def seconds_until(self, message):
        """From the container's start to a line of its own log, by the second; None where there is no such line."""
        lines = [json.loads(line) for line in self.standard_output().splitlines() if line]
        said = next((line["time"] for line in lines if line.get("message", "").startswith(message)), None)
        return said and (datetime.datetime.fromisoformat(said) - self.moment("StartedAt")).total_seconds()

    def moment(self, name):
        """StartedAt or FinishedAt, to the microsecond."""
        return moment_of(self.state()["State"][name])

    def moment_of_line(self, words):
        """When the container first wrote words on its standard output, by the engine, to the microsecond."""
        lines = run("docker", "logs", "--timestamps", self.name).stdout.splitlines()
        return next(moment_of(line.split(" ", 1)[0]) for line in lines if words in line)

    def execute(self, *command, check=True, user=None):
        return run("docker", "exec", *([f"--user={user}"] if user else []), self.name, *command, check=check)

    def remove(self):
        docker("rm", "--force", "--volumes", self.name)


class Volume:
    """A volume that containers share, as tasks share a file system."""

    def __init__(self):
        self.name = docker("volume", "create", f"--label={LABEL}")

    def remove(self):
        docker("volume", "rm", self.name)


class Database(Container):
    """MariaDB that refuses plain connections, as RDS does."""

    def __init__(self, network):
        environment = {"DATABASE_NAME": "wordpress", "DATABASE_USER": "wordpress", "DATABASE_PASSWORD": DATABASE_PASSWORD, "DATABASE_TLS": "require"}
        super().__init__(network, database_image().reference, "--read-only", "--cap-drop=ALL", environment=environment)
        wait_until(lambda: "ready for connections" in self.logs(), "the database is ready")

    def query(self, statement, name="wordpress"):
        """Rows of a statement, as the database's own root on its socket."""
        result = self.execute("mariadb", "--user=wordpress", f"--password={DATABASE_PASSWORD}", "--host=127.0.0.1", "--batch", "--skip-column-names", "--ssl-verify-server-cert=0", name, "-e", statement)
        return [line.split("\t") for line in result.stdout.splitlines()]

    def new_database(self):
        name = f"wp_{uuid.uuid4().hex[:12]}"
        self.query(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
        return name


class Answer:
    """What a server answered: status, headers with names in lower case (the last of each), all headers, body."""

    def __init__(self, response, body):
        self.status, self.body = response.status, body
        self.all_headers = [(name.lower(), value) for name, value in response.getheaders()]
        self.headers = dict(self.all_headers)
        self.text = body.decode("utf-8", "replace")


class Site(Container):
    """A site's container, restricted as in production, with one published port."""

    def __init__(self, network, database, *options, database_name="wordpress", image=None, environment=None, uploads=None, is_started=True):
        settings = {
            "WORDPRESS_DB_HOST": f"{database.name}:3306" if database else "127.0.0.1:1",
            "WORDPRESS_DB_NAME": database_name,
            "WORDPRESS_DB_USER": "wordpress",
            "WORDPRESS_DB_PASSWORD": DATABASE_PASSWORD,
            "WORDPRESS_TITLE": "Tests & \"Trials\"",
            "WORDPRESS_ADMIN_USER": ADMINISTRATOR,
            "WORDPRESS_ADMIN_EMAIL": "boss@example.com",
            "WORDPRESS_ADMIN_PASSWORD": ADMINISTRATOR_PASSWORD,
            "WORDPRESS_SECRET_SEED": SECRET_SEED,
            **(environment or {}),
        }
        mounts = [f"--volume={uploads}:/var/www/html/wp-content/uploads"] if uploads else []
        settings = {name: value for name, value in settings.items() if value is not None}
        super().__init__(network, image or site_image().reference, *RESTRICTED, "--publish=127.0.0.1::8080", *mounts, *options, environment=settings, is_started=is_started)

    @functools.cached_property
    def port(self):
        """On the loopback; asked of the engine once, since a client of it starts for each question. Another one after a restart."""
        return int(docker("port", self.name, "8080/tcp").splitlines()[0].rsplit(":", 1)[1])

    def restart(self):
        docker("restart", "--time=40", self.name)
        self.__dict__.pop("port", None)

    @property
    def address(self):
        """The server's own, past the engine's proxy."""
        networks = self.state()["NetworkSettings"]["Networks"]
        return next(iter(networks.values()))["IPAddress"], 8080

    def ask(self, path, method="GET", headers=None, body=None, host="blog.example.com", address=None, timeout=PATIENCE):
        """One request, no redirect followed."""
        to_host, to_port = address or ("127.0.0.1", self.port)
        connection = http.client.HTTPConnection(to_host, to_port, timeout=timeout)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            sent = {"Host": host, **(headers or {})}
            if isinstance(body, dict):
                body = urllib.parse.urlencode(body)
                sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
            content = body.encode() if body is not None else b""
            if body is not None:
                sent["Content-Length"] = str(len(content))
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(content or None)
            response = connection.getresponse()
            return Answer(response, response.read())
        finally:
            connection.close()

    def answers(self, path, status):
        """Whether a path is answered with a status; no when nobody listens yet."""
        try:
            return self.ask(path, timeout=20).status == status
        except (OSError, http.client.HTTPException):
            return False

    def wait_until_healthy(self):
        return wait_until(lambda: self.answers("/healthz", 200), "/healthz answers 200")

    def wait_until_ready(self):
        wait_until(lambda: self.answers("/readyz", 200), lambda: f"/readyz answers 200\n{self.logs()[-2000:]}")
        return self

    def php(self, code):
        """What a piece of PHP prints that runs inside WordPress, in this container."""
        program = f"$_SERVER['HTTP_HOST']='localhost'; require '/var/www/html/wp-load.php'; {code}"
        return self.execute("php", "-r", program).stdout.strip()

    def sign_in(self, password=ADMINISTRATOR_PASSWORD, name=ADMINISTRATOR, headers=None):
        """Signs in as a browser does, and gives the answer and its cookies."""
        form = {"log": name, "pwd": password, "wp-submit": "Log In", "testcookie": "1"}
        answer = self.ask("/wp-login.php", "POST", {"Cookie": "wordpress_test_cookie=WP%20Cookie%20check", **(headers or {})}, form)
        cookies = [value.split(";", 1)[0] for key, value in answer.all_headers if key == "set-cookie"]
        return answer, "; ".join(cookie for cookie in cookies if not cookie.endswith("=+"))

    def json_lines(self):
        return [json.loads(line) for line in self.standard_output().splitlines() if line]

    def raw(self, request):
        """The status that a request gets which no library would send."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            connection.sendall(request.encode() if isinstance(request, str) else request)
            line = connection.makefile("rb").readline().decode()
        return int(re.match(r"HTTP/1\.[01] (\d{3})", line).group(1))
