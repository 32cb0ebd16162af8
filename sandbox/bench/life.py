#!/usr/bin/env python3
"""The life of a site through the portal's own forms, with a visitor who never stops, and what each change cost that visitor.

usage: PRESSYARD_ADMIN_PASSWORD=… sandbox/bench/life.py PORT DATA

Orders a staging site of two tasks from a running portal in the sandbox, publishes a post with a picture in its WordPress, kills a
task, changes its size, a setting of its PHP, its code, and then to code that cannot run; destroys it and begins another with its final snapshot. Prints a
table in Markdown: how long each took, and how many of the visitor's requests failed. Both sites are destroyed at the end.
Exit status 1 if a request failed, or if something was not as it should be.
"""

import http.client
import http.cookiejar
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib

REQUESTS_A_SECOND = 10
PATIENCE = 1800
SANDBOX = "dev.pressyard.sandbox"
MISSED = []
GREETING = b"<?php\n/* Plugin Name: Greeting\n * Version: 1.2.3 */\nadd_action('wp_footer', fn () => print('greetings from below'));\n"
BROKEN = b"<?php\nfunction greet(): string { throw new RuntimeException('the greeting is missing'); }\ngreet();\n"


class ToLoopback(urllib.request.HTTPHandler):
    """Names below localhost are asked for at 127.0.0.1, whatever the resolver thinks of them."""

    def http_open(self, request):
        return self.do_open(Connection, request)


class Connection(http.client.HTTPConnection):
    def connect(self):
        name, self.host = self.host, "127.0.0.1"
        super().connect()
        self.host = name


class Browser:
    """Keeps cookies and follows redirects; everything it asks for is below one address."""

    def __init__(self, address):
        self.address = address
        self.opener = urllib.request.build_opener(ToLoopback, urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(rfc2965=False))))

    def get(self, path):
        return self.send(path)[1]

    def send(self, path, body=None, **headers):
        """Gives the address where it ended, and the text."""
        request = urllib.request.Request(urllib.parse.urljoin(self.address, path), data=body, headers=headers)
        with self.opener.open(request, timeout=60) as answer:
            return answer.geturl(), answer.read().decode()

    def post(self, path, fields):
        return self.send(path, urllib.parse.urlencode(fields).encode())


class Portal(Browser):
    def __init__(self, port, password):
        super().__init__(f"http://127.0.0.1:{port}/")
        self.submit("/sign-in", "/sign-in", username="admin", password=password)

    def submit(self, page, path, **fields):
        token = re.search(r'name="_csrf"[^>]*value="([^"]+)"', self.get(page)).group(1)
        return self.post(path, {"_csrf": token, **fields})

    def order(self, page, path, **changes):
        """Sends the form of a page as it is filled in, with some fields changed, and gives the number of the run."""
        text = self.get(page)
        try:
            ended = self.post(path, {**filled_in(text), **changes})[0]
        except urllib.error.HTTPError as refusal:
            raise ValueError(re.findall(r"field-error.*?<span>(.*?)</span>", refusal.read().decode(), re.S)) from refusal
        return int(re.search(r"/runs/(\d+)$", ended).group(1))

    def upload(self, name, content):
        """Sends a tarball of site code and gives the fields that name it."""
        page = self.get("/sites/new")
        token, header = re.search(r'<meta name="csrf" content="([^"]+)" data-header="([^"]+)"', page).groups()
        kept = json.loads(self.send(f"/code-uploads?name={name}", content, **{header: token, "Content-Type": "application/octet-stream"})[1])
        return {"code.source": "UPLOAD", "code.uploadSha256": kept["sha256"], "code.uploadName": name}

    def finish(self, run):
        """Approves the run's plan where it asks for that, waits for its end, and gives its head as text."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            head = self.get(f"/runs/{run}/head")
            if f"/runs/{run}/approve" in head:
                self.submit(f"/runs/{run}", f"/runs/{run}/approve")
            if 'data-ended="true"' in head:
                return re.sub(r"\s*\n\s*", "\n", re.sub(r"<svg.*?</svg>|<[^>]+>", "", head, flags=re.S)).strip()
            time.sleep(1)
        raise TimeoutError(f"run {run} did not end")

    def address_of(self, site):
        return re.search(r"http://[a-z0-9-]+\.localhost:\d+/", self.get(f"/sites/{site}")).group()

    def first_password(self, site):
        answer = self.submit(f"/sites/{site}", f"/sites/{site}/administrator-password")[1]
        return re.search(r"data-password>.*?<code>([^<]+)", answer, re.S).group(1)


class Author(Browser):
    """Signs in to a WordPress and writes through its REST interface."""

    def __init__(self, address, password):
        super().__init__(address)
        self.get("wp-login.php")
        self.post("wp-login.php", {"log": "pressyard", "pwd": password, "testcookie": "1"})
        self.nonce = self.get("wp-admin/admin-ajax.php?action=rest-nonce")

    def write(self, path, body, **headers):
        return json.loads(self.send(f"index.php?rest_route=/wp/v2/{path}", body, **{"X-WP-Nonce": self.nonce, **headers})[1])

    def publish(self, title):
        """Gives the addresses of the post and of the picture in it."""
        picture = self.write("media", png(), **{"Content-Type": "image/png", "Content-Disposition": "attachment; filename=meadow.png"})["source_url"]
        post = self.write("posts", json.dumps({"title": title, "status": "publish", "content": f'<img src="{picture}" alt="A green meadow">'}).encode(), **{"Content-Type": "application/json"})
        return post["link"], picture


    def takes_upload(self, megabytes):
        """Whether a file of that size is taken; the server may hang up on one that is too large before it was sent whole."""
        boundary = "part-of-a-life"
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="minutes.txt"\r\nContent-Type: text/plain\r\n\r\n'
        body = head.encode() + (b"x" * 63 + b"\n") * (megabytes << 14) + f"\r\n--{boundary}--\r\n".encode()
        try:
            return self.write("media", body, **{"Content-Type": f"multipart/form-data; boundary={boundary}"})["media_details"]["filesize"] == megabytes << 20
        except OSError:
            return False

    def memory_of_php(self):
        """As WordPress's own page about the site's health says it."""
        return re.search(r"PHP memory limit\s*</t[hd]>\s*<td>([^<]+)", self.get("wp-admin/site-health.php?tab=debug")).group(1).strip()


class Visitor(threading.Thread):
    """Looks at the front page ten times a second, half of them past the page cache, until told to leave."""

    def __init__(self, address):
        super().__init__(daemon=True)
        self.browser, self.failures, self.count, self.leaving = Browser(address), [], 0, threading.Event()

    def run(self):
        while not self.leaving.wait(1 / REQUESTS_A_SECOND):
            self.count += 1
            try:
                self.browser.send("/", **({"Cookie": "uncached=1"} if self.count % 2 else {}))
            except (OSError, http.client.HTTPException) as failure:
                self.failures.append(str(failure))


def filled_in(page):
    """The fields of a page's site form, as a browser would send them."""
    form = re.search(r"<form[^>]*data-site-form.*?</form>", page, re.S).group()
    fields = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = (re.search(rf'\s{key}="([^"]*)"', tag) for key in ("name", "value"))
        if name and not (re.search(r'type="(?:radio|checkbox)"', tag) and "checked" not in tag):
            fields[name.group(1)] = value.group(1) if value else ""
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"(.*?)</select>', form, re.S):
        chosen = re.search(r'<option[^>]*value="([^"]*)"[^>]*selected', options) or re.search(r'<option[^>]*value="([^"]*)"', options)
        fields[name] = chosen.group(1)
    return fields


def tarball(name, content):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        member = tarfile.TarInfo(name)
        member.size = len(content)
        tar.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def png(width=64, height=40):
    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    rows = (b"\0" + b"\x20\xa0\x40" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def of_engine(*arguments):
    return subprocess.run(("docker", *arguments), check=True, capture_output=True, text=True).stdout.split()


class Life:
    def __init__(self, portal, data):
        self.portal, self.data, self.rows = portal, os.path.realpath(data), []

    def tasks(self, site):
        return of_engine("ps", "--quiet", f"--filter=label={SANDBOX}={self.data}", f"--filter=name=-task-{site}-")

    def chapter(self, name, act, visitor=None):
        count, failed, begun = (visitor.count, len(visitor.failures), time.monotonic()) if visitor else (0, 0, time.monotonic())
        result = act()
        took = time.monotonic() - begun
        seen = f"{len(visitor.failures) - failed} of {visitor.count - count}" if visitor else "–"
        self.rows.append(f"| {name} | {took:.0f} s | {seen} |")
        print(self.rows[-1], flush=True)
        return result

    def images(self, site):
        return set(of_engine("inspect", "--format={{.Image}}", *self.tasks(site)))

    def kill_a_task(self, site):
        """Until as many run as before; how soon the new one is in service, RunningSiteIntegrationTests says."""
        before = self.tasks(site)
        of_engine("kill", before[0])
        deadline = time.monotonic() + PATIENCE
        while len(set(self.tasks(site)) - {before[0]}) < len(before) and time.monotonic() < deadline:
            time.sleep(0.2)

    def change(self, site, **fields):
        return self.portal.finish(self.portal.order(f"/sites/{site}/change", f"/sites/{site}/change", **fields))

    def destroy(self, site):
        run = int(re.search(r"/runs/(\d+)$", self.portal.submit(f"/sites/{site}", f"/sites/{site}/destroy", typedName=site)[0]).group(1))
        return self.portal.finish(run)

    def left(self):
        labels = f"--filter=label={SANDBOX}={self.data}"
        return {kind: len(of_engine(*listing, "--quiet", labels)) for kind, listing in (("containers", ("ps", "--all")), ("volumes", ("volume", "ls")), ("networks", ("network", "ls")))}


def expect(condition, what):
    """Goes on after what fails, so that the rest is measured too; the end says so."""
    print(f"{'ok     ' if condition else 'FAILED '} {what}", flush=True)
    MISSED.extend([] if condition else [what])


def main():
    portal = Portal(sys.argv[1], os.environ["PRESSYARD_ADMIN_PASSWORD"])
    life = Life(portal, sys.argv[2])
    before = life.left()
    form = {"title": "A life", "environment": "STAGING", "size": "SMALL", "administratorEmail": "ada@example.org", "details.tasks": "2"}
    life.chapter("create, two tasks", lambda: portal.finish(portal.order("/sites/new", "/sites", name="life", **form)))
    address = portal.address_of("life")
    author = Author(address, portal.first_password("life"))
    post, picture = author.publish("Grass is green")
    reader = Browser(address)

    def still_there():
        return "Grass is green" in reader.get(post) and len(reader.opener.open(picture, timeout=60).read()) == len(png())

    expect(still_there(), "a visitor sees the post and its picture")
    visitor = Visitor(address)
    visitor.start()
    life.chapter("a task's container is killed, until it is replaced", lambda: life.kill_a_task("life"), visitor)
    life.chapter("change of size", lambda: life.change("life", size="MEDIUM"), visitor)
    expect(still_there(), "post and picture are there after the change of size")
    expect(not author.takes_upload(65) and author.memory_of_php() == "256M", "an upload of 65 MiB is refused, and PHP has 256 MiB")
    images = life.images("life")
    life.chapter("change of a PHP setting", lambda: life.change("life", **{"details.phpUpload": "80", "details.phpMemory": "384"}), visitor)
    expect(life.images("life") == images, "no image was built for it")
    expect(author.takes_upload(65) and author.memory_of_php() == "384M", "an upload of 65 MiB is taken, and PHP has 384 MiB")
    expect(still_there(), "post and picture are there after the change of a PHP setting")
    good = portal.upload("greeting.tar.gz", tarball("mu-plugins/greeting.php", GREETING))
    life.chapter("change of the site's code, with its build", lambda: life.change("life", **good), visitor)
    expect(still_there(), "post and picture are there after the change of code")
    expect("greetings from below" in reader.get("/?uncached"), "the new code runs")
    bad = portal.upload("broken.tar.gz", tarball("mu-plugins/greeting.php", BROKEN))
    said = life.chapter("a broken image, until its run has failed", lambda: life.change("life", **bad), visitor)
    print(said, flush=True)
    expect("the greeting is missing" in said, "the run says why")
    expect(still_there() and "greetings from below" in reader.get("/?uncached"), "the site is up with its old code")
    visitor.leaving.set()
    visitor.join()
    print("\n".join(sorted(set(visitor.failures))), flush=True)
    life.chapter("destroy", lambda: life.destroy("life"))
    print(f"before: {before}; left: {life.left()}", flush=True)
    snapshot = re.search(r"life-final-[0-9a-z]+|[a-z0-9-]*life[a-z0-9-]*-final-[0-9a-z]+", portal.get("/sites/life")).group()
    life.chapter("another site with its final snapshot", lambda: portal.finish(portal.order("/sites/new", "/sites", name="after-life", **{**form, "size": "MEDIUM"}, restoreSnapshot=snapshot)))
    restored = Browser(portal.address_of("after-life"))
    expect("Grass is green" in restored.get("/?uncached"), "the post is there again")
    life.chapter("destroy of that", lambda: life.destroy("after-life"))
    expect(life.left() == before, "nothing is left of either")
    print("\n| What | Took | Failed requests |\n|---|---|---|\n" + "\n".join(life.rows))
    sys.exit(1 if MISSED or visitor.failures else 0)


if __name__ == "__main__":
    main()
