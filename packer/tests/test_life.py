"""A container's life: starting, installing once, restarting, stopping; always as uid 33, on a read-only root, without capabilities."""

import concurrent.futures
import datetime
import http.client
import re
import signal
import subprocess
import threading
import unittest
import uuid

import containers
from containers import PATIENCE, Database, Network, Site, Volume, docker, on_a_busy_machine, run, wait_until
from images import temporary_folder


class Load:
    """
    Clients that ask for a page again and again, until they are told to end and longer than the server lives, and count what went
    wrong. They speak to the container itself: the engine's proxy accepts connections for a server that is gone.

    When a server closes its port, the kernel resets the connections that wait there to be accepted: the server never had them, and
    whoever asks may ask elsewhere. A client meets that once, and nobody answers it any more; anything else is a failure.
    """

    def __init__(self, site, path, clients):
        self.address, self.path, self.mark = site.address, path, uuid.uuid4().hex
        self.served, self.told_to_leave, self.refused, self.reset, self.failures = 0, 0, 0, [], []
        self.is_over = threading.Event()
        self.threads = [threading.Thread(target=self._run, args=(number,), daemon=True) for number in range(clients)]
        for thread in self.threads:
            thread.start()

    def _run(self, client):
        number, is_reset = 0, False
        while not self.is_over.is_set():
            # Where a container was, nobody refuses: the kernel would try for a minute.
            connection = http.client.HTTPConnection(*self.address, timeout=2)
            try:
                connection.connect()
                connection.sock.settimeout(PATIENCE)
            except OSError:
                self.refused += 1
                self.is_over.wait(0.05)
                continue
            if is_reset:
                self.failures.append(f"client {client} was reset, and then not refused")
                return
            number, is_reset = self._use(connection, f"{self.mark}-{client}", number)
            connection.close()

    def _use(self, connection, client, number):
        """Asks on one connection until it ends; gives the number of the next request, and whether the first one met a reset."""
        first = number
        while not self.is_over.is_set():
            number += 1
            try:
                connection.request("GET", self.path, headers={"Host": "blog.example.com", "User-Agent": f"{client}-{number};"})
                response = connection.getresponse()
                response.read()
            except (OSError, http.client.HTTPException) as problem:
                is_reset = isinstance(problem, ConnectionError) and number == first + 1
                (self.reset if is_reset else self.failures).append(f"{client}-{number};" if is_reset else repr(problem))
                return number, is_reset
            if response.status != 200:
                self.failures.append(f"status {response.status}")
            self.served += 1
            if response.will_close:
                self.told_to_leave += 1
                break
        return number, False

    def end(self):
        self.is_over.set()
        for thread in self.threads:
            thread.join(PATIENCE)
        return self


class Stop:
    """A container that is being told to stop, as ECS does: SIGTERM, and SIGKILL after a while."""

    def __init__(self, site):
        self.site = site
        self.thread = threading.Thread(target=docker, args=("stop", "--time=60", site.name))
        self.thread.start()

    def wait(self):
        self.thread.join(PATIENCE)
        return self

    def requests_since(self):
        """How many requests for the front page the log has after the word that the container stops."""
        return self.site.standard_output().partition('"message":"stopping"')[2].count('"path":"/"')

    def assert_graceful(self, test):
        """By the container's own times, which leave out how long the engine takes to pass on a signal."""
        state = self.wait().site.state()["State"]
        test.assertEqual(0, state["ExitCode"])
        began = next(line["time"] for line in self.site.json_lines() if line.get("message") == "stopping")
        took = (self.site.moment("FinishedAt") - datetime.datetime.fromisoformat(began)).total_seconds()
        print(f"stopped in {took:.0f} s", end=" ")
        test.assertLessEqual(took, 30)


class LifeTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.network = Network()
        cls.addClassCleanup(cls.network.remove)
        cls.database = Database(cls.network)
        cls.addClassCleanup(cls.database.remove)
        containers.site_image()

    def site(self, *options, database="own", **more):
        name = self.database.new_database() if database == "own" else database
        site = Site(self.network, self.database, *options, database_name=name, **more)
        self.addCleanup(site.remove)
        return site

    def test_runs_with_no_privileges_at_all(self):
        site = self.site().wait_until_ready()
        self.assertEqual("33:33", site.execute("bash", "-c", 'echo "$(id -u):$(id -g)"').stdout.strip())
        status = site.execute("cat", "/proc/1/status").stdout
        for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
            self.assertRegex(status, rf"{name}:\s+0{{16}}\n")
        self.assertTrue(site.state()["HostConfig"]["ReadonlyRootfs"])
        for path in ("/var/www/html/x", "/var/www/html/wp-content/x", "/var/www/html/wp-content/plugins/x", "/etc/x", "/var/lib/x", "/usr/local/x", "/run/x", "/var/x"):
            with self.subTest(path):
                self.assertNotEqual(0, site.execute("touch", path, check=False).returncode)
        for path in ("/tmp/x", "/run/wordpress/x", "/var/www/html/wp-content/uploads/x"):
            with self.subTest(path):
                site.execute("touch", path)

    def test_needs_no_more_than_the_three_writable_folders(self):
        tmpfs = [f"--tmpfs={path}:uid=33,gid=33,mode=0755" for path in ("/tmp", "/run/wordpress", "/var/www/html/wp-content/uploads")]
        site = self.site(*tmpfs).wait_until_ready()
        self.assertEqual([], site.state()["Mounts"])
        self.assertEqual(200, site.ask("/").status)
        self.assertEqual("", docker("diff", site.name))

    def test_is_healthy_without_a_database(self):
        site = Site(self.network, None, "--health-interval=1s")
        self.addCleanup(site.remove)
        site.wait_until_healthy()
        # Over HTTP, and with all that the engine needs until it lets anybody ask.
        took = (datetime.datetime.now(datetime.timezone.utc) - site.moment("StartedAt")).total_seconds()
        print(f"/healthz answered 200 within {took:.1f} s of the start", end=" ")
        self.assertLessEqual(took, on_a_busy_machine(5))
        wait_until(lambda: site.state()["State"]["Health"]["Status"] == "healthy", "the engine finds it healthy")
        self.assertEqual(503, site.ask("/readyz").status)
        page = site.ask("/")
        self.assertEqual((503, "5"), (page.status, page.headers["retry-after"]))
        self.assertEqual(503, site.ask("/wp-login.php").status)

    def test_installs_what_was_ordered(self):
        site = self.site().wait_until_ready()
        took = site.seconds_until("installed WordPress")
        print(f"installed {took:.1f} s after the start", end=" ")
        self.assertLessEqual(took, on_a_busy_machine(30))
        self.assertEqual("Tests & \"Trials\"|boss@example.com|boss|administrator", site.php(
            "$u = get_user_by('login', 'boss'); echo html_entity_decode(get_option('blogname'), ENT_QUOTES), '|', $u->user_email, '|', $u->user_login, '|', implode(',', $u->roles);"))
        answer, cookies = site.sign_in()
        self.assertEqual(302, answer.status)
        self.assertIn("wordpress_logged_in", cookies)

    def test_the_first_start_logs_no_errors(self):
        site = self.site().wait_until_ready()
        self.assertEqual(200, site.ask("/").status)
        self.assertEqual("", run("docker", "logs", site.name).stderr)

    def test_logs_errors_of_the_database_once_it_is_installed(self):
        site = self.site().wait_until_ready()
        failed = site.execute("php", "-r", "$_SERVER['HTTP_HOST']='localhost'; require '/var/www/html/wp-load.php'; $wpdb->query('SELECT x FROM nowhere');")
        self.assertIn("WordPress database error", failed.stderr)

    def test_three_that_start_at_once_install_once_and_share_their_salts(self):
        name = self.database.new_database()
        uploads = Volume()
        self.addCleanup(uploads.remove)
        sites = [self.site(database=name, uploads=uploads.name, is_started=False) for _ in range(3)]
        docker("start", *(site.name for site in sites))
        for site in sites:
            site.wait_until_ready()
        installers = [site for site in sites for line in site.json_lines() if line["kind"] == "install" and line["message"].startswith("installed WordPress")]
        self.assertEqual(1, len(installers))
        # All three were there before the one was done.
        self.assertLess(max(site.moment("StartedAt") for site in sites), installers[0].moment_of_line("installed WordPress"))
        self.assertEqual([["1"]], self.database.query("SELECT COUNT(*) FROM wp_users", name))
        self.assertEqual([["1"]], self.database.query("SELECT COUNT(*) FROM wp_posts WHERE post_name = 'hello-world'", name))
        salts = {site.php("echo hash('sha256', AUTH_KEY.SECURE_AUTH_KEY.LOGGED_IN_KEY.NONCE_KEY.AUTH_SALT.SECURE_AUTH_SALT.LOGGED_IN_SALT.NONCE_SALT);") for site in sites}
        self.assertEqual(1, len(salts))
        _, cookies = sites[0].sign_in()
        sites[0].execute("bash", "-c", "printf GIF89a >/var/www/html/wp-content/uploads/dot.gif")
        for site in sites:
            self.assertEqual(200, site.ask("/wp-admin/", headers={"Cookie": cookies}).status)
            self.assertEqual(b"GIF89a", site.ask("/wp-content/uploads/dot.gif").body)

    def test_keys_and_salts_are_eight_different_ones_that_depend_on_the_seed(self):
        name = self.database.new_database()
        first = self.site(database=name).wait_until_ready()
        second = self.site(database=name, environment={"WORDPRESS_SECRET_SEED": "another seed of more than 32 characters"}).wait_until_ready()
        names = [f"{purpose}{kind}" for purpose in ("AUTH", "SECURE_AUTH", "LOGGED_IN", "NONCE") for kind in ("_KEY", "_SALT")]
        values = [site.php("echo " + ",' ',".join(names) + ";").split() for site in (first, second)]
        self.assertEqual(16, len(set(values[0] + values[1])))

    def test_goes_on_where_an_installation_was_cut_off(self):
        name = self.database.new_database()
        first = self.site(database=name)
        wait_until(lambda: self.database.query(f"SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '{name}'") != [["0"]], "tables appear")
        docker("kill", "--signal=KILL", first.name)
        second = self.site(database=name).wait_until_ready()
        self.assertEqual([["1"]], self.database.query("SELECT COUNT(*) FROM wp_users", name))
        self.assertEqual(200, second.ask("/").status)

    def test_a_restart_rewrites_nothing(self):
        name = self.database.new_database()
        site = self.site(database=name, environment={"WORDPRESS_CRON_SECONDS": "1"}).wait_until_ready()
        site.ask("/")
        # Work that is due may write; the first of it is scheduled by the first pages.
        wait_until(lambda: site.php("echo count(wp_get_ready_cron_jobs()), get_transient('doing_cron');") == "0", "what is due is done")
        site.php("wp_upload_dir();")  # makes this month's folder, as the first page that asks for it would
        site.execute("bash", "-c", "mkdir -p /var/www/html/wp-content/uploads/2026 && echo x >/var/www/html/wp-content/uploads/2026/x.txt")
        uploads = ["find", "/var/www/html/wp-content/uploads", "-not", "-path", "/var/www/html/wp-content/uploads", "-printf", "%p %s %T@ %C@\\n"]
        before = (site.execute(*uploads).stdout, self.contents(name))
        site.restart()
        site.wait_until_ready()
        self.assertEqual(before, (site.execute(*uploads).stdout, self.contents(name)))
        self.assertEqual("", docker("diff", site.name))

    def contents(self, name):
        """Checksums of the tables, but for the one row of options that says when work was scheduled last."""
        tables = [row[0] for row in self.database.query("SHOW TABLES", name) if row[0] != "wp_options"]
        options = self.database.query("SELECT option_name, MD5(option_value) FROM wp_options WHERE option_name NOT LIKE '%\\_transient\\_%' AND option_name NOT LIKE 'pressyard_generation%' AND option_name <> 'cron' ORDER BY 1", name)
        return self.database.query("CHECKSUM TABLE " + ", ".join(tables), name), options

    def test_follows_another_order_and_else_what_people_chose(self):
        name = self.database.new_database()
        told = "echo html_entity_decode(get_option('blogname'), ENT_QUOTES), '|', get_option('admin_email'), '|', get_user_by('login', 'boss')->user_email;"
        first = self.site(database=name).wait_until_ready()
        self.assertEqual("Tests &amp; &quot;Trials&quot;", self.page_title(first))
        ordered = {"WORDPRESS_TITLE": "New <b>title", "WORDPRESS_ADMIN_EMAIL": "lin@example.org"}
        second = self.site(database=name, environment=ordered).wait_until_ready()
        self.assertEqual("New <b>title|lin@example.org|lin@example.org", second.php(told))
        for site in (first, second):
            wait_until(lambda site=site: self.page_title(site) == "New &lt;b&gt;title", "its pages have the new title")
        second.php("update_option('blogname', 'Chosen');")
        third = self.site(database=name, environment=ordered).wait_until_ready()
        self.assertEqual("Chosen|lin@example.org|lin@example.org", third.php(told))
        self.assertEqual("", run("docker", "logs", second.name).stderr)

    @staticmethod
    def page_title(site):
        return re.search("<title>(.*?)</title>", site.ask("/").body.decode()).group(1)

    def test_brings_the_tables_of_an_older_version_up_to_date_once(self):
        name = self.database.new_database()
        first = self.site(database=name).wait_until_ready()
        current = first.php("echo get_option('db_version');")
        self.database.query("UPDATE wp_options SET option_value = '57155' WHERE option_name = 'db_version'", name)
        second = self.site(database=name).wait_until_ready()
        self.assertEqual(current, second.php("echo get_option('db_version');"))
        self.assertTrue(any("brought the tables" in line["message"] for line in second.json_lines() if line["kind"] == "install"))

    def test_waits_for_a_database_that_is_late(self):
        name = self.database.new_database()
        self.database.query(f"DROP DATABASE {name}")
        site = self.site(database=name)
        wait_until(lambda: "does not answer" in site.logs(), "it says that it waits")
        self.assertEqual(503, site.ask("/readyz").status)
        self.database.query(f"CREATE DATABASE {name}")
        site.wait_until_ready()

    def test_says_what_the_environment_lacks_and_ends(self):
        wrong = (
            ({"WORDPRESS_DB_PASSWORD": None, "WORDPRESS_SECRET_SEED": None}, "WORDPRESS_DB_PASSWORD, WORDPRESS_SECRET_SEED"),
            ({"WORDPRESS_SECRET_SEED": "short"}, "at least 32 characters"),
            ({"WORDPRESS_URL": "example.com"}, "WORDPRESS_URL must be"),
            ({"WORDPRESS_URL": "https://example.com/blog/"}, "WORDPRESS_URL must be"),
            ({"WORDPRESS_ADMIN_EMAIL": None}, "WORDPRESS_ADMIN_EMAIL"),
            ({"WORDPRESS_ADMIN_EMAIL": "notmail"}, "WORDPRESS_ADMIN_EMAIL must be"),
            ({"WORDPRESS_ADMIN_USER": "x" * 61}, "WORDPRESS_ADMIN_USER must be"),
            ({"WORDPRESS_ADMIN_NETWORKS": "everyone; include /etc/passwd"}, "WORDPRESS_ADMIN_NETWORKS"),
            ({"WORDPRESS_ADMIN_NETWORKS": "10.0.0.0/8, 300.1.1.1/24"}, "WORDPRESS_ADMIN_NETWORKS"),
            ({"PRESSYARD_DRAIN_SECONDS": "5s5"}, "PRESSYARD_DRAIN_SECONDS must be"),
        )
        # All at once; each in a database of its own, which stays empty.
        for site, expected in [(self.site(environment=environment), expected) for environment, expected in wrong]:
            with self.subTest(expected):
                wait_until(lambda: not site.state()["State"]["Running"], "it ends")
                self.assertEqual(78, site.state()["State"]["ExitCode"])
                self.assertIn(expected, site.logs())

    def test_reads_secrets_from_files(self):
        name = self.database.new_database()
        files = {f"{variable}_FILE": f"/run/secrets/{variable}" for variable in ("WORDPRESS_DB_PASSWORD", "WORDPRESS_ADMIN_PASSWORD", "WORDPRESS_SECRET_SEED")}
        values = {"WORDPRESS_DB_PASSWORD": containers.DATABASE_PASSWORD, "WORDPRESS_ADMIN_PASSWORD": "from a file", "WORDPRESS_SECRET_SEED": containers.SECRET_SEED}
        with temporary_folder() as folder:
            for variable, value in values.items():
                with open(f"{folder}/{variable}", "w", encoding="utf-8") as file:
                    file.write(value + "\n")
            run("chmod", "-R", "a+rX", folder)
            site = self.site(f"--volume={folder}:/run/secrets:ro", database=name, environment={**files, **dict.fromkeys(values)})
            site.wait_until_ready()
            self.assertEqual(302, site.sign_in("from a file")[0].status)

    def test_refuses_a_database_without_encryption_unless_told(self):
        name = self.database.new_database()
        self.database.query("SET GLOBAL require_secure_transport = OFF")
        self.addCleanup(self.database.query, "SET GLOBAL require_secure_transport = ON")
        site = self.site(database=name).wait_until_ready()
        cipher = "global $wpdb; echo $wpdb->get_row(\"SHOW STATUS LIKE 'Ssl_cipher'\")->Value;"
        self.assertNotEqual("", site.php(cipher))
        plain = self.site(database=name, environment={"WORDPRESS_DB_TLS": "off"}).wait_until_ready()
        self.assertEqual("", plain.php(cipher))

    def test_is_not_ready_when_the_database_is_gone_but_stays_healthy(self):
        network = Network()
        self.addCleanup(network.remove)
        database = Database(network)
        self.addCleanup(database.remove)
        site = Site(network, database)
        self.addCleanup(site.remove)
        site.wait_until_ready()
        docker("pause", database.name)
        wait_until(lambda: site.answers("/readyz", 503), "not ready")
        self.assertEqual(200, site.ask("/healthz").status)
        docker("unpause", database.name)
        wait_until(lambda: site.answers("/readyz", 200), "ready again")

    def test_is_not_ready_where_uploads_cannot_be_written_but_stays_healthy(self):
        uploads = Volume()
        self.addCleanup(uploads.remove)
        site = self.site(f"--volume={uploads.name}:/var/www/html/wp-content/uploads:ro")
        wait_until(lambda: "installed WordPress" in site.logs(), "WordPress is installed")
        wait_until(lambda: site.ask("/readyz").text == "uploads cannot be written\n", "it says why it is not ready")
        self.assertEqual((503, 200), (site.ask("/readyz").status, site.ask("/healthz").status))

    # A front page that is an error for as long as a file says so; nothing else is.
    BREAKING = """<?php
        if ('cli' !== PHP_SAPI && '/' === $_SERVER['REQUEST_URI'] && file_exists('/tmp/broken')) {
            http_response_code((int) file_get_contents('/tmp/broken'));
            exit;
        }"""

    def test_is_ready_once_its_first_page_is_made_which_the_first_visitor_gets(self):
        site = self.site_with(self.BREAKING, {"WORDPRESS_URL": "https://blog.example.com", "PRESSYARD_DRAIN_SECONDS": "0"})
        self.restart_with_front_page(site, "500")
        wait_until(lambda: "answered with the status 500" in site.logs(), "it says what keeps it")
        self.assertEqual((503, "the first page is not made yet\n"), (site.ask("/readyz").status, site.ask("/readyz").text))
        self.assertEqual((200, 200), (site.ask("/healthz").status, site.ask("/wp-login.php").status))
        site.execute("rm", "/tmp/broken")
        site.wait_until_ready()
        first = site.ask("/", headers={"X-Forwarded-Proto": "https", "Accept-Encoding": "gzip"})
        self.assertEqual((200, "HIT"), (first.status, first.headers["x-cache"]))
        # How plugins close a site for a while: their code works.
        self.restart_with_front_page(site, "503")
        site.wait_until_ready()

    def restart_with_front_page(self, site, status):
        site.execute("bash", "-c", f"printf {status} >/tmp/broken")
        site.restart()

    def test_does_scheduled_work_on_one_of_the_replicas(self):
        name = self.database.new_database()
        often = {"WORDPRESS_CRON_SECONDS": "1"}
        sites = [self.site(database=name, environment=often) for _ in range(2)]
        for site in sites:
            site.wait_until_ready()
        post = sites[0].php("echo wp_insert_post(['post_title'=>'Later','post_status'=>'future','post_date_gmt'=>gmdate('Y-m-d H:i:s', time()+3)]);")
        wait_until(lambda: self.database.query(f"SELECT post_status FROM wp_posts WHERE ID = {post}", name) == [["publish"]], "the post is published on time")
        holders = self.database.query(f"SELECT IS_USED_LOCK('pressyard.schedule.{name}')", name)
        self.assertNotEqual([["NULL"]], holders)

    def test_ends_with_its_processes(self):
        for process in ("nginx: master", "php-fpm: master", "background.php"):
            with self.subTest(process):
                site = self.site(environment={"PRESSYARD_DRAIN_SECONDS": "0"})
                site.wait_until_ready()
                pids = site.execute("bash", "-c", f"grep -alF '{process}' /proc/[0-9]*/cmdline | grep -v self | cut -d/ -f3").stdout.split()
                site.execute("bash", "-c", 'for pid in "$@"; do [[ $pid != $$ ]] && kill -KILL "$pid"; done; true', "-", *pids, check=False)
                wait_until(lambda: not site.state()["State"]["Running"], "the container ends")
                self.assertNotEqual(0, site.state()["State"]["ExitCode"])

    def assert_stops_gracefully(self, path, clients):
        """Clients go on asking until the container is gone, and lose nothing that it took from them."""
        site = self.site().wait_until_ready()
        site.ask(path)
        load = Load(site, path, clients)
        wait_until(lambda: load.served > 50, "the load is under way")
        stop = Stop(site).wait()
        load.end()
        self.assertEqual([], load.failures)
        # Of those that were reset, the server knows nothing.
        log = site.standard_output()
        self.assertIn(f"{load.mark}-0-1;", log)
        self.assertEqual([], [agent for agent in load.reset if agent in log])
        # It went on answering, asked its clients to leave, and was missed by them.
        self.assertGreater(load.told_to_leave, clients)
        self.assertGreater(load.refused, 0)
        stop.assert_graceful(self)

    def test_stops_under_load_without_failing_a_request_that_php_answers(self):
        self.assert_stops_gracefully("/?s=hello", 8)

    def test_stops_under_load_without_failing_a_request_that_nginx_answers(self):
        self.assert_stops_gracefully("/", 16)

    def site_with(self, code, environment=None):
        """A site with one more plugin, of one file."""
        folder = temporary_folder()
        self.addCleanup(folder.cleanup)
        path = f"{folder.name}/more.php"
        with open(path, "w", encoding="utf-8") as file:
            file.write(code)
        run("chmod", "-R", "a+rX", folder.name)
        return self.site(f"--volume={path}:/var/www/html/wp-content/mu-plugins/more.php:ro", environment=environment).wait_until_ready()

    def test_ends_within_thirty_seconds_whatever_a_request_waits_for(self):
        site = self.site_with("<?php if (isset($_GET['block'])) { touch('/tmp/blocks'); sleep(90); }")
        with concurrent.futures.ThreadPoolExecutor(1) as clients:
            answer = clients.submit(site.ask, "/?block")
            wait_until(lambda: site.execute("test", "-f", "/tmp/blocks", check=False).returncode == 0, "PHP is at it")
            stop = Stop(site)
            self.assertIsInstance(answer.exception(PATIENCE), (OSError, http.client.HTTPException))
        stop.assert_graceful(self)

    # A request that ends twelve seconds after the container was told to stop, seven after it stops accepting others.
    SLOW = """<?php
        if (isset($_GET['slow'])) {
            touch('/tmp/slow-' . getmypid());
            for ($deadline = time() + 50; !file_exists('/run/wordpress/draining') && time() < $deadline; clearstatcache()) { usleep(50000); }
            sleep(12);
            exit(file_exists('/run/wordpress/draining') ? 'slept' : 'nobody stopped the container');
        }"""

    def test_finishes_slow_requests_that_were_under_way(self):
        site = self.site_with(self.SLOW)
        with concurrent.futures.ThreadPoolExecutor(4) as clients:
            answers = [clients.submit(site.ask, "/?slow") for _ in range(4)]
            wait_until(lambda: len(site.execute("bash", "-c", "compgen -G '/tmp/slow-*' || true").stdout.split()) == 4, "all four are with PHP")
            stop = Stop(site)
            self.assertEqual([(200, "slept")] * 4, [(answer.result().status, answer.result().text) for answer in answers])
        stop.assert_graceful(self)

    def test_stops_under_the_load_of_wrk(self):
        """
        On the published port, whose proxy goes on accepting when the server is gone, and counted by a program that takes a refusal
        for an error: so the load outlasts the signal, and ends before the port closes, which is later than usual.
        """
        site = self.site(environment={"PRESSYARD_DRAIN_SECONDS": "15"}).wait_until_ready()
        site.ask("/")
        load = ["wrk", "-t2", "-c32", f"-d{PATIENCE}s", "--timeout", "20s", "-H", "Host: blog.example.com", f"http://127.0.0.1:{site.port}/"]
        with subprocess.Popen(load, stdout=subprocess.PIPE, text=True) as clients:
            wait_until(lambda: site.standard_output().count('"path":"/"') > 100, "wrk is under way")
            stop = Stop(site)
            wait_until(lambda: stop.requests_since() > 1000, "wrk goes on after the signal")
            clients.send_signal(signal.SIGINT)
            said = clients.communicate(timeout=PATIENCE)[0]
        self.assertIn("Requests/sec", said)
        self.assertNotIn("Socket errors", said)
        self.assertNotIn("Non-2xx", said)
        stop.assert_graceful(self)

    def test_loses_nothing_that_it_took_from_wrk_until_the_port_is_gone(self):
        """
        As it stops in production, with the usual drain, and a load that outlives the container. Who finds the port closed is told so
        by the kernel, and counts an error: of those the server knows nothing. What it did take, its log has, and wrk has an answer to.
        """
        site = self.site().wait_until_ready()
        site.ask("/")
        mark = uuid.uuid4().hex
        load = ["wrk", "-t2", "-c32", f"-d{PATIENCE}s", "--timeout", "20s", "-H", "Host: blog.example.com", "-H", f"User-Agent: {mark}", f"http://127.0.0.1:{site.port}/"]
        with subprocess.Popen(load, stdout=subprocess.PIPE, text=True) as clients:
            wait_until(lambda: site.standard_output().count(mark) > 100, "wrk is under way")
            stop = Stop(site).wait()
            clients.send_signal(signal.SIGINT)
            said = clients.communicate(timeout=PATIENCE)[0]
        answered = int(re.search(r"(\d+) requests in", said).group(1))
        taken = [line["status"] for line in site.json_lines() if line.get("agent") == mark]
        errors = re.search(r"Socket errors: .*", said)
        print(f"{answered} answers to {len(taken)} requests; wrk's {errors.group(0) if errors else 'socket errors: none'}", end=" ")
        self.assertEqual({200}, set(taken))
        self.assertNotIn("Non-2xx", said)
        self.assertEqual(len(taken), answered)
        self.assertGreater(stop.requests_since(), 0)
        stop.assert_graceful(self)

    # What a plugin finds that looks for secrets: its environment by every way to it, and that of all processes.
    PRYING = """<?php
        if (isset($_GET['pry'])) {
            $found = [getenv(), $_ENV, $_SERVER];
            foreach (glob('/proc/[0-9]*/{environ,cmdline}', GLOB_BRACE) as $file) { $found[$file] = @file_get_contents($file); }
            foreach (glob('/run/wordpress/*') as $file) { $found[$file] = is_file($file) ? @file_get_contents($file) : ''; }
            exit(serialize($found));
        }"""

    def test_shows_plugins_no_password_of_the_first_administrator(self):
        site = self.site_with(self.PRYING)
        for moment in ("first start", "restart"):
            with self.subTest(moment):
                found = site.ask("/?pry").text
                # It does look: into the first process and the web server's, where the database's password is.
                self.assertIn("/proc/1/environ", found)
                self.assertGreater(found.count(containers.DATABASE_PASSWORD), 3)
                self.assertNotIn(containers.ADMINISTRATOR_PASSWORD, found)
                site.restart()
                site.wait_until_ready()
        self.assertEqual(302, site.sign_in()[0].status)

    def test_tells_in_phps_words_what_ends_wordpress_and_ends(self):
        with temporary_folder() as folder:
            path = f"{folder}/broken.php"
            with open(path, "w", encoding="utf-8") as file:
                file.write("<?php throw new RuntimeException('the greeting is missing');")
            run("chmod", "-R", "a+rX", folder)
            site = self.site(f"--volume={path}:/var/www/html/wp-content/mu-plugins/broken.php:ro")
            code = docker("wait", site.name)
            self.assertEqual("70", code)
            self.assertIn("the greeting is missing", site.logs())
            self.assertNotIn("<html", site.logs())

    def test_shows_code_that_comes_later_no_password_of_the_first_administrator(self):
        """A replica of a site that is installed is given it as well; what is loaded while it starts finds no file."""
        name = self.database.new_database()
        self.site(database=name).wait_until_ready()
        prying = "<?php error_log('found: ' . json_encode(@file_get_contents('/run/wordpress/first-password')));"
        with temporary_folder() as folder:
            path = f"{folder}/prying.php"
            with open(path, "w", encoding="utf-8") as file:
                file.write(prying)
            run("chmod", "-R", "a+rX", folder)
            site = self.site(f"--volume={path}:/var/www/html/wp-content/mu-plugins/prying.php:ro", database=name).wait_until_ready()
            self.assertIn("found: false", site.logs())
            self.assertNotIn(containers.ADMINISTRATOR_PASSWORD, site.logs())

    def test_keeps_its_secrets_to_itself(self):
        site = self.site().wait_until_ready()
        site.sign_in()
        site.ask("/")
        secrets = (containers.DATABASE_PASSWORD, containers.DATABASE_PASSWORD_TAIL, containers.ADMINISTRATOR_PASSWORD, containers.SECRET_SEED)
        listing = site.execute("bash", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '").stdout
        files = site.execute("bash", "-c", "cat /run/wordpress/* /tmp/* 2>/dev/null; find /run/wordpress /tmp -type f -size -1M -exec cat {} +", check=False).stdout
        for secret in secrets:
            for place, text in {"log": site.logs(), "arguments": listing, "files": files, "page": site.ask("/").text}.items():
                with self.subTest(place):
                    self.assertNotIn(secret, text)


if __name__ == "__main__":
    unittest.main()
