"""What the site answers, and what it must not: the HTTP part of the image's hardening, seen from outside."""

import concurrent.futures
import contextlib
import html
import json
import re
import socket
import subprocess
import unittest
import urllib.parse
import uuid

import containers
from containers import ADMINISTRATOR, Database, Network, Site, docker, run, wait_until

CODE_IN_UPLOADS = ("shell.php", "shell.PHP", "2026/01/shell.php", "shell.php/picture.jpg", "shell.phtml", "shell.phar", "shell.php7")


class HttpTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.network = Network()
        cls.addClassCleanup(cls.network.remove)
        cls.database = Database(cls.network)
        cls.addClassCleanup(cls.database.remove)
        cls.site = Site(cls.network, cls.database)
        cls.addClassCleanup(cls.site.remove)
        # The second as in production, where the site knows its address.
        cls.addressed = Site(cls.network, cls.database, database_name=cls.database.new_database(), environment={"WORDPRESS_URL": "https://blog.example.com"})
        cls.addClassCleanup(cls.addressed.remove)
        for site in (cls.site, cls.addressed):
            site.wait_until_ready()

    def status(self, path, **options):
        return self.site.ask(path, **options).status

    def test_shows_the_front_page_with_the_title_that_was_ordered(self):
        answer = self.site.ask("/")
        self.assertEqual(200, answer.status)
        self.assertIn("<title>Tests &amp; &quot;Trials&quot;</title>", answer.text)

    def test_makes_those_wait_little_who_ask_for_the_same_page_that_nobody_keeps(self):
        path = f"/{uuid.uuid4().hex}/"
        with concurrent.futures.ThreadPoolExecutor(8) as clients:
            self.assertEqual([404] * 8, list(clients.map(lambda _: self.status(path), range(8))))
        lines = containers.wait_until(lambda: len(found := [line for line in self.site.json_lines() if line.get("path") == path]) == 8 and found, "all are logged")
        # Not counted: what PHP itself takes, which a busy machine blurs.
        waited = max(line["seconds"] - float(line["php_seconds"]) for line in lines)
        print(f"waited for {waited:.1f} s", end=" ")
        self.assertLessEqual(waited, containers.on_a_busy_machine(1.5))

    def test_asks_the_database_once_for_all_who_ask_at_once_whether_it_is_ready(self):
        with concurrent.futures.ThreadPoolExecutor(16) as clients:
            answers = list(clients.map(lambda _: self.site.ask("/readyz"), range(48)))
        self.assertEqual({(200, "ready\n")}, {(answer.status, answer.text) for answer in answers})
        made = [answer.headers["x-cache"] for answer in answers if answer.headers["x-cache"] != "HIT"]
        self.assertLess(len(made), 24, made)
        # What is asked for in no other way is not made for anybody.
        self.assertEqual(403, self.status("/readyz", method="POST", body="x"))

    def test_answers_healthz_and_readyz(self):
        self.assertEqual((200, "ok\n"), (self.status("/healthz"), self.site.ask("/healthz").text))
        self.assertEqual((200, "ready\n"), (self.status("/readyz"), self.site.ask("/readyz").text))

    def test_serves_every_style_and_script_of_the_administration(self):
        _, cookies = self.site.sign_in()
        for page in ("/wp-admin/", "/wp-admin/post-new.php"):
            text = self.site.ask(page, headers={"Cookie": cookies}).text
            named = re.findall(r"<(?:link|script)\b[^>]*?(?:href|src)=['\"]([^'\"\\]+\.(?:css|js|php)\?[^'\"]+)", text)
            paths = {re.sub(r"^https?://[^/]+", "", html.unescape(address)) for address in named}
            self.assertGreater(len([path for path in paths if "/load-s" in path]), 1)
            self.assertEqual([], [path for path in sorted(paths) if self.status(path, headers={"Cookie": cookies}) != 200])

    def test_refuses_xmlrpc(self):
        self.assertEqual(403, self.status("/xmlrpc.php"))
        self.assertEqual(403, self.status("/xmlrpc.php", method="POST", body="<methodCall><methodName>system.listMethods</methodName></methodCall>"))
        self.assertNotIn("x-pingback", self.site.ask("/").headers)

    def test_runs_no_code_from_uploads_and_shows_none(self):
        for name in CODE_IN_UPLOADS:
            path = "/var/www/html/wp-content/uploads/" + name.replace("/picture.jpg", "")
            self.site.execute("bash", "-c", 'mkdir -p "$(dirname "$1")" && echo "<?php echo 6*7; // secret" >"$1"', "-", path)
            with self.subTest(name):
                answer = self.site.ask("/wp-content/uploads/" + name)
                self.assertEqual(404, answer.status)
                self.assertNotIn("42", answer.text.split("<body")[0])
                self.assertNotIn("secret", answer.text)

    def test_serves_pictures_from_uploads(self):
        self.site.execute("bash", "-c", "printf GIF89a >/var/www/html/wp-content/uploads/dot.gif")
        answer = self.site.ask("/wp-content/uploads/dot.gif")
        self.assertEqual((200, b"GIF89a", "image/gif"), (answer.status, answer.body, answer.headers["content-type"]))

    def test_denies_what_is_hidden_or_tells_of_versions_or_is_not_for_visitors(self):
        paths = """/.htaccess /.git/config /.env /wp-content/.hidden /readme.html /README.html /license.txt /wp-content/themes/twentytwentyfive/readme.txt
            /wp-config.php /wp-config.php.bak /wp-config-sample.php /wp-settings.php /wp-load.php /wp-cron.php /wp-admin/install.php
            /wp-admin/setup-config.php /wp-admin/upgrade.php /wp-admin/maint/repair.php /wp-includes/version.php /wp-includes/functions.php /wp-content/object-cache.php
            /wp-content/mu-plugins/pressyard.php /wp-content/themes/twentytwentyfive/functions.php /wp-content/debug.log /backup.sql
            /wp-signup.php /wp-mail.php /wp-links-opml.php /wp-trackback.php /package.json /composer.lock"""
        for path in paths.split():
            with self.subTest(path):
                self.assertEqual(404, self.status(path))

    def test_lists_no_folder(self):
        for path in ("/wp-content/", "/wp-content/uploads/", "/wp-includes/", "/wp-content/plugins/"):
            with self.subTest(path):
                answer = self.site.ask(path)
                self.assertIn(answer.status, (403, 404))
                self.assertNotIn("Index of", answer.text)

    def test_tells_no_version(self):
        version = containers.site_image().configuration()["Config"]["Labels"]["dev.pressyard.wordpress"]
        embedded = self.site.ask("/?p=1").headers["location"].removeprefix("http://blog.example.com") + "embed/"
        for path in ("/", "/feed/", "/wp-login.php", "/wp-json/", "/nothing-here/", embedded):
            with self.subTest(path):
                answer = self.site.ask(path)
                self.assertNotIn(version, answer.text)
                self.assertNotIn("x-powered-by", answer.headers)
                self.assertEqual("nginx", answer.headers["server"])

    def test_does_not_give_authors_away(self):
        for path in ("/?author=1", "/?author=1&x=y", "/index.php?author=1", f"/author/{ADMINISTRATOR}/", f"/?author_name={ADMINISTRATOR}"):
            with self.subTest(path):
                answer = self.site.ask(path)
                # WordPress takes index.php out of addresses, before it looks further.
                self.assertTrue(answer.status == 404 or answer.headers.get("location", "").startswith("http://blog.example.com/?author=1"), answer.all_headers)
        for path in ("/wp-json/wp/v2/users", "/wp-json/wp/v2/users/1", "/?rest_route=/wp/v2/users", "/wp-json/wp/v2/Users"):
            with self.subTest(path):
                self.assertIn(self.status(path), (401, 404))
        for path in ("/", "/feed/", "/comments/feed/", "/wp-json/wp/v2/posts?_embed=1", "/wp-sitemap.xml", "/wp-json/oembed/1.0/embed?url=http%3A%2F%2Fblog.example.com%2F"):
            with self.subTest(path):
                self.assertNotIn(ADMINISTRATOR, self.site.ask(path).text)
        # WordPress shows the front page where a sitemap is missing.
        self.assertNotIn("/author/", self.site.ask("/wp-sitemap-users-1.xml").text)

    def test_gives_no_user_a_name_in_addresses_that_signs_in(self):
        """However the user comes to be: as the dashboard makes one, and as an import does that names the address too."""
        for number, given in enumerate(({"display_name": "Somebody"}, {}, {"display_name": "Somebody", "user_nicename": "lin-{mark}"})):
            with self.subTest(given):
                mark = f"{number}{uuid.uuid4().hex[:8]}"
                user = {"user_login": f"lin-{mark}", "user_pass": "x", "role": "author", **{name: value.format(mark=mark) for name, value in given.items()}}
                written = ", ".join(f"'{name}' => '{value}'" for name, value in user.items())
                address, again = self.site.php(
                    f"$id = wp_insert_user([{written}]); $first = get_userdata($id)->user_nicename; wp_update_user(['ID' => $id, 'first_name' => 'Lin']);"
                    f"wp_insert_post(['post_title' => '{mark}', 'post_author' => $id, 'post_date' => '2020-01-01 00:00:00', 'post_status' => 'publish', 'post_content' => 'x']);"
                    f"wp_insert_comment(['comment_post_ID' => 1, 'user_id' => $id, 'comment_author' => 'Somebody', 'comment_content' => 'x']);"
                    "clean_user_cache($id); echo $first, ' ', get_userdata($id)->user_nicename;").split()
                self.assertRegex(address, r"^author-[0-9a-f]{8}$")
                self.assertEqual(address, again)
                self.assertEqual((404, 200), (self.status(f"/author/lin-{mark}/"), self.status(f"/author/{address}/")))
                for path in ("/", f"/author/{address}/", "/feed/"):
                    self.assertNotIn(f"lin-{mark}", self.site.ask(path).text)
                commented = self.site.ask(self.site.ask("/?p=1").headers["location"].removeprefix("http://blog.example.com"))
                self.assertIn(f"comment-author-{address}", commented.text)
                self.assertNotIn(f"lin-{mark}", commented.text)

    def test_does_not_say_whether_it_knows_who_lost_a_password(self):
        """By name or by address, whether or not the mail can be sent; here it cannot."""
        for also in ("", "&redirect_to=%2Fsample-page%2F"):
            answers = set()
            for number, name in enumerate((ADMINISTRATOR, "boss@example.com", "nobody", "nobody@example.com")):
                # Each from an address of its own, which the limit of attempts goes by.
                told = {"X-Forwarded-For": f"198.51.100.{130 + number}", "Content-Type": "application/x-www-form-urlencoded"}
                answer = self.site.ask("/wp-login.php?action=lostpassword", "POST", told, f"user_login={urllib.parse.quote(name)}{also}")
                answers.add((answer.status, answer.headers.get("location"), answer.body))
            self.assertEqual(1, len(answers), answers)
            self.assertEqual((302, "/sample-page/" if also else "/wp-login.php?checkemail=confirm"), answers.pop()[:2])
        empty = self.site.ask("/wp-login.php?action=lostpassword", "POST", {"X-Forwarded-For": "198.51.100.140"}, {"user_login": ""})
        self.assertEqual(200, empty.status)
        self.assertIn("Please enter a username or email address", empty.text)

    def test_does_not_say_whether_name_or_password_was_wrong(self):
        messages = set()
        for name in (ADMINISTRATOR, "nobody"):
            # Each from an address of its own, which the limit of attempts goes by.
            answer, cookies = self.site.sign_in("wrong", name, {"X-Forwarded-For": f"198.51.100.{len(name)}"})
            self.assertNotIn("wordpress_logged_in", cookies)
            messages.add(answer.text.split('id="login_error"')[1].split("</div>")[0])
        self.assertEqual(1, len(messages))

    def test_sends_security_headers_with_every_kind_of_answer(self):
        for path in ("/", "/wp-login.php", "/wp-includes/css/buttons.css", "/nothing-here/", "/xmlrpc.php", "/wp-json/"):
            with self.subTest(path):
                headers = self.site.ask(path).headers
                self.assertEqual("nosniff", headers["x-content-type-options"])
                self.assertEqual("SAMEORIGIN", headers["x-frame-options"])
                self.assertIn("frame-ancestors 'self'", headers["content-security-policy"])
                self.assertIn("referrer-policy", headers)
                self.assertNotIn("strict-transport-security", headers)
        secure = self.site.ask("/", headers={"X-Forwarded-Proto": "https"})
        self.assertIn("max-age=", secure.headers["strict-transport-security"])

    def with_and_without_an_address(self):
        for site, name in ((self.site, "address of the request"), (self.addressed, "WORDPRESS_URL")):
            with self.subTest(name):
                yield site

    def test_speaks_https_behind_a_proxy_that_ended_it(self):
        proxied = {"X-Forwarded-Proto": "https"}
        for site in self.with_and_without_an_address():
            page = site.ask("/", headers=proxied)
            self.assertEqual(200, page.status)
            self.assertIn("https://blog.example.com", page.text)
            self.assertNotIn("http://blog.example.com", page.text)
            admin = site.ask("/wp-admin/", headers=proxied)
            self.assertEqual(302, admin.status)
            self.assertTrue(admin.headers["location"].startswith("https://blog.example.com/wp-login.php?"), admin.headers["location"])
            login = site.ask(admin.headers["location"].removeprefix("https://blog.example.com"), headers=proxied)
            self.assertEqual(200, login.status)
            slashless = site.ask("/wp-admin", headers=proxied)
            self.assertEqual((301, "/wp-admin/"), (slashless.status, slashless.headers["location"]))

    def test_speaks_https_where_its_address_does_whatever_the_proxy_says(self):
        for told in ({}, {"X-Forwarded-Proto": "http"}):
            with self.subTest(told):
                admin = self.addressed.ask("/wp-admin/", headers=told)
                self.assertTrue(admin.headers["location"].startswith("https://blog.example.com/wp-login.php?redirect_to=https%3A%2F%2F"), admin.headers["location"])
                login = self.addressed.ask("/wp-login.php", headers=told)
                self.assertIn('action="https://blog.example.com/wp-login.php"', login.text)

    def test_signs_in_over_https_without_a_loop_and_with_secure_cookies(self):
        proxied = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.77"}
        for site in self.with_and_without_an_address():
            answer, cookies = site.sign_in(headers=proxied)
            self.assertEqual((302, "https://blog.example.com/wp-admin/"), (answer.status, answer.headers["location"]))
            of_the_session = [value.lower() for name, value in answer.all_headers if name == "set-cookie" and "wordpress_" in value and "logged_in" not in value and "test" not in value]
            self.assertNotEqual([], of_the_session)
            for value in of_the_session:
                self.assertIn("secure", value)
            dashboard = site.ask("/wp-admin/", headers={**proxied, "Cookie": cookies})
            self.assertEqual(200, dashboard.status)
            self.assertIn("Dashboard", dashboard.text)
            self.assertIn('href="https://blog.example.com/', dashboard.text)

    def test_lets_nobody_change_code_from_the_dashboard(self):
        _, cookies = self.site.sign_in(headers={"X-Forwarded-For": "198.51.100.78"})
        for page in ("theme-editor.php", "plugin-editor.php", "plugin-install.php", "update-core.php"):
            with self.subTest(page):
                self.assertIn(self.status("/wp-admin/" + page, headers={"Cookie": cookies}), (403, 500))
        rights = ("manage_options", "edit_themes", "edit_plugins", "install_themes", "install_plugins", "update_core", "update_plugins", "delete_plugins")
        asked = ", ".join(f"'{right}'" for right in rights)
        self.assertEqual("manage_options", self.site.php(f"wp_set_current_user(get_user_by('login', '{ADMINISTRATOR}')->ID); echo implode(' ', array_filter([{asked}], 'current_user_can'));"))

    def test_takes_a_name_for_the_host_and_nothing_else(self):
        for host in ("evil.example.com/path", "a b", "<script>", "-x.example.com", "blog.example.com:port", "blog.example.com:123456"):
            with self.subTest(host):
                self.assertEqual(400, self.site.raw(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
        self.assertEqual(200, self.status("/", host="[2001:db8::1]:8080"))
        self.assertEqual(200, self.site.raw("GET / HTTP/1.0\r\n\r\n"))

    def test_goes_by_its_own_address_whatever_it_is_asked_for(self):
        database = self.database.new_database()
        site = Site(self.network, self.database, database_name=database, environment={"WORDPRESS_URL": "http://blog-1.elb.example.com/"})
        self.addCleanup(site.remove)
        site.wait_until_ready()
        own, loopback = "blog-1.elb.example.com", "blog.localhost:8081"
        self.assertEqual([["http://" + own]], self.database.query("SELECT option_value FROM wp_options WHERE option_name = 'home'", database))
        for asked, gone_by in ((own, own), ("evil.example.com", own), ("localhost.evil.example.com", own), ("evillocalhost", own), ("127.0.0.1.evil.example.com", own), (loopback, loopback), ("127.0.0.1:8081", "127.0.0.1:8081")):
            with self.subTest(asked):
                for path in ("/", "/?s=hello", "/wp-login.php?action=lostpassword", "/wp-admin/", "/wp-json/"):
                    answer = site.ask(path, host=asked)
                    said = answer.text.replace("\\/", "/") + answer.headers.get("location", "")
                    self.assertIn("http://" + gone_by, said)
                    self.assertEqual([], [host for host in (own, asked) if host != gone_by and "://" + host in said])
        self.assertEqual("http://" + own, site.execute("php", "-r", "require '/var/www/html/wp-load.php'; echo home_url();").stdout)

    def test_takes_its_limits_of_php_from_the_environment(self):
        """With other values than those of the image, for what nginx lets in, for pages, and for what runs on the command line."""
        settings = {"PRESSYARD_PHP_MEMORY_MEGABYTES": "96", "PRESSYARD_PHP_UPLOAD_MEGABYTES": "3"}
        name = self.database.new_database()
        other = Site(self.network, self.database, database_name=name, environment=settings)
        self.addCleanup(other.remove)
        other.wait_until_ready()
        for site, memory, upload in ((self.site, 256, 64), (other, 96, 3)):
            with self.subTest(memory=memory, upload=upload):
                self.assertEqual(f"{memory}M {upload}M {upload}M", site.execute("php", "-r", "echo ini_get('memory_limit'), ' ', ini_get('upload_max_filesize'), ' ', ini_get('post_max_size');").stdout)
                _, cookies = site.sign_in()
                health = re.sub(r"\s*<[^>]+>\s*", " ", site.ask("/wp-admin/site-health.php?tab=debug", headers={"Cookie": cookies}).text)
                for said in (f"PHP memory limit {memory}M", f"Upload max filesize {upload}M", f"PHP post max size {upload}M", f"WP_MEMORY_LIMIT {memory}M", f"WP_MAX_MEMORY_LIMIT {memory}M"):
                    self.assertIn(said, re.sub(" +", " ", health))
                self.assertEqual(200, site.ask("/?large", "POST", body="x" * (upload << 20)).status)
                self.assertEqual(413, site.ask("/?large", "POST", body="x" * ((upload << 20) + 1)).status)

    def test_refuses_limits_of_php_that_are_none(self):
        for name, value, range_of_it in (
            ("PRESSYARD_PHP_MEMORY_MEGABYTES", "128M", "64 to 2048"),
            ("PRESSYARD_PHP_MEMORY_MEGABYTES", "2049", "64 to 2048"),
            ("PRESSYARD_PHP_UPLOAD_MEGABYTES", "5;\nauto_prepend_file=/etc/passwd", "1 to 1024"),
        ):
            with self.subTest(name, value=value):
                site = Site(self.network, self.database, environment={name: value})
                self.addCleanup(site.remove)
                wait_until(lambda site=site: not site.state()["State"]["Running"], "it ends")
                self.assertEqual(78, site.state()["State"]["ExitCode"])
                self.assertIn(f"{name} must be a whole number from {range_of_it}", site.logs())

    def test_refuses_bodies_that_are_too_large(self):
        self.assertEqual(413, self.site.raw(f"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {1 << 30}\r\n\r\n"))

    def test_keeps_assets_for_good_when_their_address_has_a_version(self):
        asset = "/wp-includes/css/buttons.min.css"
        self.assertIn("max-age=315360000", self.site.ask(asset + "?ver=1").headers["cache-control"])
        self.assertIn("max-age=86400", self.site.ask(asset).headers["cache-control"])

    def test_serves_wordpress_api_and_pretty_addresses(self):
        posts = json.loads(self.site.ask("/wp-json/wp/v2/posts").text)
        self.assertEqual("Hello world!", posts[0]["title"]["rendered"])
        self.assertEqual(200, self.status(posts[0]["link"].removeprefix("http://blog.example.com")))
        self.assertEqual(404, self.status("/nothing-here/"))
        self.assertEqual(400, self.status("/wp-admin/admin-ajax.php"))

    def test_limits_attempts_to_sign_in_by_client(self):
        attacker = {"X-Forwarded-For": "198.51.100.9"}
        with concurrent.futures.ThreadPoolExecutor(30) as clients:
            statuses = list(clients.map(lambda _: self.site.sign_in("wrong", headers=attacker)[0].status, range(30)))
        self.assertIn(429, statuses)
        self.assertIn(200, statuses)
        self.assertEqual(200, self.site.sign_in("wrong", headers={"X-Forwarded-For": "198.51.100.10"})[0].status)

    def test_limits_requests_to_the_administration_by_client(self):
        """A page that is not there costs little, and counts like any other."""
        with contextlib.ExitStack() as connections:
            # All at once: a limit on a rate is not met by a machine that is too busy to ask.
            asked = [connections.enter_context(socket.create_connection(("127.0.0.1", self.site.port), timeout=containers.PATIENCE)) for _ in range(200)]
            for connection in asked:
                connection.sendall(b"GET /wp-admin/nothing.php HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.11\r\nConnection: close\r\n\r\n")
            statuses = [int(connection.makefile("rb").readline().split()[1]) for connection in asked]
        self.assertEqual({404, 429}, set(statuses))
        # As many at once as a page of the administration with all its parts may need.
        self.assertGreaterEqual(statuses.count(404), 100)
        self.assertEqual(404, self.status("/wp-admin/nothing.php", headers={"X-Forwarded-For": "198.51.100.12"}))

    def test_lets_only_the_listed_networks_administer(self):
        site = Site(self.network, self.database, environment={"WORDPRESS_ADMIN_NETWORKS": "203.0.113.0/24, 2001:db8::/32"})
        self.addCleanup(site.remove)
        site.wait_until_ready()
        for path in ("/wp-login.php", "/wp-admin/", "/wp-admin/index.php", "/wp-admin/options.php"):
            with self.subTest(path):
                self.assertEqual(403, site.ask(path).status)
                self.assertEqual(403, site.ask(path, headers={"X-Forwarded-For": "198.51.100.1"}).status)
                self.assertIn(site.ask(path, headers={"X-Forwarded-For": "203.0.113.5"}).status, (200, 302))
        self.assertEqual(200, site.ask("/").status)
        self.assertEqual(400, site.ask("/wp-admin/admin-ajax.php").status)

    def test_believes_only_proxies_in_private_networks(self):
        public = Network("203.0.113.0/28")
        self.addCleanup(public.remove)
        docker("network", "connect", public.name, self.site.name)
        self.addCleanup(docker, "network", "disconnect", "--force", public.name, self.site.name)
        address = (self.site.state()["NetworkSettings"]["Networks"][public.name]["IPAddress"], 8080)
        mark = uuid.uuid4().hex
        page = self.site.ask(f"/?{mark}", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.1"}, address=address)
        self.assertIn("http://blog.example.com", page.text)
        self.site.ask(f"/{mark}/", headers={"X-Forwarded-For": "198.51.100.1"}, address=address)
        line = self.logged(f"/{mark}/")
        self.assertEqual(("203.0.113.1", "http"), (line["client"], line["scheme"]))
        self.site.ask(f"/{mark}/private/", headers={"X-Forwarded-For": "6.6.6.6, 198.51.100.1, 10.0.0.7", "X-Forwarded-Proto": "https"})
        line = self.logged(f"/{mark}/private/")
        self.assertEqual(("198.51.100.1", "https"), (line["client"], line["scheme"]))

    def logged(self, path):
        def find():
            return next((line for line in self.site.json_lines() if line.get("path") == path), None)

        return containers.wait_until(find, f"a line of the log about {path}")

    def test_logs_one_line_of_json_for_each_request_without_its_query(self):
        mark = uuid.uuid4().hex
        for number in range(20):
            self.site.ask(f'/{mark}-{number}/?key=secret-{mark}', headers={"User-Agent": 'a "quoted"\\agent\x01', "Referer": f"http://blog.example.com/before/?action=rp&key=secret-{mark}"})

        def written():
            return [line for line in self.site.json_lines() if mark in line.get("path", "")]

        # Two workers write, each in its own time.
        containers.wait_until(lambda: len(written()) >= 20, lambda: f"20 lines; {len(written())} are there")
        lines = written()
        self.assertEqual(20, len(lines))
        for line in lines:
            self.assertEqual(("request", "GET", 404), (line["kind"], line["method"], line["status"]))
            self.assertEqual(("http://blog.example.com/before/", 'a "quoted"\\agent'), (line["referer"], line["agent"]))
            self.assertGreater(line["seconds"], 0)
            self.assertRegex(line["time"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$")
        self.assertNotIn("secret-" + mark, self.site.logs())
        self.assertEqual([], [line for line in self.site.json_lines() if line.get("path") == "/healthz"])

    def test_logs_lines_of_json_whatever_a_client_sends(self):
        """Bytes that are no text, and more than a pipe takes at once; the lines around them stay whole."""
        mark = uuid.uuid4().hex
        for path, logged in (
            (b"/%s-bytes/\xff\xfe/?x" % mark.encode(), f"/{mark}-bytes/"),
            (b"/%s-text/\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80/\xc3" % mark.encode(), f"/{mark}-text/\u00e9\u20ac\U0001f600/"),
            (b"/%s-long/" % mark.encode() + b"x" * 7000, f"/{mark}-long/" + "x" * 411),
            (b"/%s-quotes/" % mark.encode() + b'"' * 7000, f"/{mark}-quotes/" + '"' * 409),
        ):
            for noise in (b"\xff" * 20, b'"' * 7000):
                with self.subTest(logged[:50], noise=noise[:1]):
                    headers = b"".join(b"%s: %s\r\n" % header for header in ((b"User-Agent", noise), (b"Referer", b"http://a/" + noise)))
                    self.site.raw(b"GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n%s\r\n" % (path, headers))
                    self.assertEqual("http://a/", self.logged(logged)["referer"][:9])
        output = subprocess.run(["docker", "logs", self.site.name], capture_output=True, check=True).stdout
        for line in output.splitlines():
            self.assertLess(len(line), 4096)
            json.loads(line.decode("utf-8"))

    def test_logs_no_queries_with_the_errors_of_the_web_server(self):
        """One that PHP does not know what to do with, and one past the limit of attempts."""
        mark = uuid.uuid4().hex
        told = {"Referer": f"http://blog.example.com/?key=secret-{mark} and secret-{mark}", "X-Forwarded-For": "198.51.100.13"}
        self.status(f"/wp-admin/{mark}.php?key=secret-{mark}", headers=told)
        statuses = [self.status(f"/wp-login.php?key=secret-{mark}", method="POST", body={"a": "b"}, headers=told) for _ in range(15)]
        self.assertIn(429, statuses)
        containers.wait_until(lambda: f"/wp-admin/{mark}.php?" in self.errors() and "limiting requests" in self.errors(), "the errors are logged, with their paths")
        self.assertNotIn("secret-" + mark, self.site.logs())

    def errors(self):
        return run("docker", "logs", self.site.name).stderr


if __name__ == "__main__":
    unittest.main()
