"""Pages kept for anonymous visitors: kept when they may be, never when they may not, forgotten everywhere when content changes."""

import gzip
import json
import pathlib
import subprocess
import time
import unittest
import uuid

from containers import PATIENCE, Database, Network, Site, wait_until
from images import run, temporary_folder

# Sets a transient and looks one up, and tells all that the workers share: only those that answer pages have it.
PEEK = """<?php
    if (isset($_GET['transient'])) { set_transient($_GET['transient'], 'one'); exit('set'); }
    if (isset($_GET['peek'])) {
        $shared = ['found' => get_transient($_GET['peek'])];
        foreach (apcu_cache_info()['cache_list'] as $entry) { $shared['entries'][$entry['info']] = serialize(apcu_fetch($entry['info'])); }
        exit(json_encode($shared, JSON_INVALID_UTF8_SUBSTITUTE));
    }"""


class PageCacheTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.network = Network()
        cls.addClassCleanup(cls.network.remove)
        cls.database = Database(cls.network)
        cls.addClassCleanup(cls.database.remove)
        folder = temporary_folder()
        cls.addClassCleanup(folder.cleanup)
        path = pathlib.Path(folder.name) / "peek.php"
        path.write_text(PEEK)
        run("chmod", "-R", "a+rX", folder.name)
        peek = f"--volume={path}:/var/www/html/wp-content/mu-plugins/peek.php:ro"
        cls.site, cls.other = (Site(cls.network, cls.database, *options, environment={"WORDPRESS_CRON_SECONDS": "3600"}) for options in ((), (peek,)))
        for site in (cls.site, cls.other):
            cls.addClassCleanup(site.remove)
        for site in (cls.site, cls.other):
            site.wait_until_ready()
        # The first look at a theme writes down what it found, once; after that nothing changes by itself.
        cls.site.ask("/")

    def state(self, path="/", site=None, **options):
        return (site or self.site).ask(path, **options).headers.get("x-cache", "none")

    def fill(self, path="/", site=None):
        wait_until(lambda: self.state(path, site) == "HIT", f"{path} is kept")

    def publish(self, title, site=None):
        return (site or self.site).php(f"echo wp_insert_post(['post_title'=>'{title}','post_status'=>'publish','post_content'=>'x']);")

    def test_keeps_a_page_for_visitors_without_cookies(self):
        self.fill()
        kept = self.site.ask("/")
        self.assertEqual(("HIT", 200), (kept.headers["x-cache"], kept.status))
        self.assertEqual("max-age=0, must-revalidate", kept.headers["cache-control"])
        for inner in ("x-accel-expires", "x-pressyard-generation"):
            self.assertNotIn(inner, kept.headers)

    def test_answers_head_and_conditional_requests_from_what_it_keeps(self):
        self.fill()
        head = self.site.ask("/", method="HEAD")
        self.assertEqual(("HIT", 200, b""), (head.headers["x-cache"], head.status, head.body))
        etag = self.site.ask("/").headers["etag"]
        self.assertEqual(304, self.site.ask("/", headers={"If-None-Match": etag}).status)

    def test_head_first_leaves_no_empty_page_behind(self):
        path = "/?p=1"
        page = self.site.ask(path).headers["location"].removeprefix("http://blog.example.com")
        self.publish("purge before head")
        self.site.ask(page, method="HEAD")
        self.assertIn("Hello world!", self.site.ask(page).text)

    def test_keeps_compressed_and_plain_pages_apart(self):
        self.fill()
        packed = self.site.ask("/", headers={"Accept-Encoding": "gzip, br"})
        again = self.site.ask("/", headers={"Accept-Encoding": "br;q=1, gzip;q=0.5"})
        refused = self.site.ask("/", headers={"Accept-Encoding": "gzip;q=0"})
        self.assertEqual(("gzip", "HIT"), (again.headers["content-encoding"], again.headers["x-cache"]))
        self.assertIn("Accept-Encoding", again.headers["vary"])
        self.assertEqual(self.site.ask("/").body, gzip.decompress(packed.body))
        self.assertNotIn("content-encoding", refused.headers)

    def test_asks_wordpress_for_anyone_with_a_cookie_that_may_matter(self):
        self.fill()
        for cookie in ("wordpress_logged_in_abc=x", "wp-postpass_abc=x", "comment_author_abc=x", "woocommerce_items_in_cart=1", "PHPSESSID=1", "lang=de", "_ga=1; lang=de"):
            with self.subTest(cookie):
                self.assertEqual("BYPASS", self.state(headers={"Cookie": cookie}))
        for cookie in ("_ga=GA1.1; _gid=2", "wordpress_test_cookie=WP%20Cookie%20check", "AWSALB=x; AWSALBCORS=y"):
            with self.subTest(cookie):
                self.assertEqual("HIT", self.state(headers={"Cookie": cookie}))

    def test_asks_wordpress_for_posts_queries_and_authorization(self):
        self.fill()
        self.assertNotEqual("HIT", self.state(method="POST", body={"a": "b"}))
        self.assertEqual("BYPASS", self.state("/?s=hello"))
        self.assertEqual("BYPASS", self.state("/?utm_source=x&s=hello"))
        self.assertEqual("BYPASS", self.state(headers={"Authorization": "Basic eDp5"}))

    def test_takes_tracking_parameters_for_the_same_page_and_shows_them_to_nobody(self):
        self.fill()
        mark = uuid.uuid4().hex
        self.assertEqual("HIT", self.state(f"/?utm_source={mark}&fbclid={mark}"))
        self.publish("purge for tracking")
        self.assertNotIn(mark, self.site.ask(f"/?utm_source={mark}").text)
        self.assertNotIn(mark, self.site.ask("/").text)

    def test_keeps_hosts_and_schemes_apart(self):
        self.fill()
        other = self.site.ask("/", host="other.example.com")
        self.assertIn("http://other.example.com", other.text)
        self.assertNotIn("other.example.com", self.site.ask("/").text)
        secure = self.site.ask("/", headers={"X-Forwarded-Proto": "https"})
        self.assertIn("https://blog.example.com", secure.text)
        self.assertNotIn("https://blog.example.com", self.site.ask("/").text)

    def test_keeps_no_errors_redirects_admin_pages_or_signed_in_pages(self):
        for path in ("/nothing-here/", "/wp-login.php", "/wp-json/", "/?p=1"):
            with self.subTest(path):
                self.state(path)
                self.assertNotEqual("HIT", self.state(path))
        answer, cookies = self.site.sign_in()
        signed_in = self.site.ask("/", headers={"Cookie": cookies})
        self.assertIn("wpadminbar", signed_in.text)
        self.assertNotIn("wpadminbar", self.site.ask("/").text)

    def test_keeps_no_page_behind_a_password(self):
        number = self.site.php("echo wp_insert_post(['post_title'=>'Closed','post_name'=>'closed','post_type'=>'page','post_status'=>'publish','post_password'=>'pw','post_content'=>'the secret']);")
        self.assertTrue(int(number))
        for _ in range(3):
            self.assertNotEqual("HIT", self.state("/closed/"))
        self.assertNotIn("the secret", self.site.ask("/closed/").text)

    def test_forgets_pages_when_something_is_published_changed_or_removed(self):
        title = "Fresh " + uuid.uuid4().hex
        self.fill()
        number = self.publish(title)
        self.assertIn(title, self.site.ask("/").text)
        self.fill()
        self.site.php(f"wp_update_post(['ID'=>{number},'post_title'=>'Changed {title}']);")
        self.assertIn("Changed " + title, self.site.ask("/").text)
        self.fill()
        self.site.php(f"wp_trash_post({number});")
        self.assertNotIn(title, self.site.ask("/").text)

    def test_goes_on_keeping_pages_that_were_made_after_a_change(self):
        self.publish("Before they are made")
        for encoding in ("", "gzip"):
            self.assertEqual("MISS", self.state(headers={"Accept-Encoding": encoding}))
        self.fill()
        states = []
        looked_until = time.monotonic() + 4
        while time.monotonic() < looked_until:
            states += [self.state(), self.state(headers={"Accept-Encoding": "gzip"})]
        # Each of the three looks after a change would forget what was made since. One may: it asked just before the change, and
        # tells the replica of the old generation for a second.
        self.assertLessEqual(len([state for state in states if state != "HIT"]), 2)

    def test_forgets_a_page_that_was_being_written_down_during_the_change(self):
        self.fill()
        title = "Late " + uuid.uuid4().hex
        # As the web server would that read the page before the change and names its file after the others were deleted.
        self.site.php(
            "$files = glob('/run/wordpress/page-cache/*/*/*'); $pages = array_combine($files, array_map('file_get_contents', $files));"
            f"wp_insert_post(['post_title'=>'{title}','post_status'=>'publish','post_content'=>'x']);"
            "register_shutdown_function(fn() => array_walk($pages, fn($page, $file) => file_put_contents($file, $page)) && print(count($pages)));"
        )
        wait_until(lambda: title in self.site.ask("/").text, "the late page is forgotten")

    def test_forgets_pages_when_comments_options_or_terms_change(self):
        changes = {
            "comment": "wp_insert_comment(['comment_post_ID'=>1,'comment_content'=>'x','comment_approved'=>1]);",
            "option": "update_option('blogdescription','" + uuid.uuid4().hex + "');",
            "option whose name begins like one of WordPress's own": "update_option('layout_style','" + uuid.uuid4().hex + "');",
            "term": "wp_insert_term('" + uuid.uuid4().hex + "','category');",
            "meta of a term": "update_term_meta(1, 'banner', '" + uuid.uuid4().hex + "');",
        }
        for name, change in changes.items():
            with self.subTest(name):
                self.fill()
                self.site.php(change)
                self.assertNotEqual("HIT", self.state())

    def test_goes_on_keeping_pages_while_drafts_and_transients_change(self):
        generation = "SELECT option_value FROM wp_options WHERE option_name = 'pressyard_generation_pages'"
        before = self.database.query(generation)
        self.site.php("wp_insert_post(['post_title'=>'Draft','post_status'=>'draft']); set_transient('x', 1, 60); update_post_meta(1,'_edit_lock','1:1'); update_option('auto_core_update_notified', uniqid());")
        self.assertEqual(before, self.database.query(generation))
        self.publish("Seen")
        self.assertNotEqual(before, self.database.query(generation))

    def test_other_replicas_forget_within_three_seconds(self):
        title = "Elsewhere " + uuid.uuid4().hex
        self.fill(site=self.other)
        # Timed inside, from the change in the database until the other replica knows of it: it forgets before it does anything else.
        watch = "$known = file_get_contents('/run/wordpress/pages-changed'); echo \"watching\\n\"; while (file_get_contents('/run/wordpress/pages-changed') === $known) { usleep(20000); } echo microtime(true);"
        with subprocess.Popen(["docker", "exec", self.other.name, "timeout", str(PATIENCE), "php", "-r", watch], stdout=subprocess.PIPE, text=True) as watcher:
            self.assertEqual("watching\n", watcher.stdout.readline())
            changed = float(self.site.php(f"wp_insert_post(['post_title'=>'{title}','post_status'=>'publish','post_content'=>'x']); register_shutdown_function(fn() => print(microtime(true)));"))
            known = float(watcher.communicate(timeout=PATIENCE)[0])
        self.assertLessEqual(known - changed, 3)
        wait_until(lambda: title in self.other.ask("/").text, "the other replica shows what was published")

    def test_other_replicas_see_changed_options_at_once_in_pages_that_are_made_anew(self):
        for _ in range(5):
            text = "Tagline " + uuid.uuid4().hex
            self.other.ask("/feed/?" + uuid.uuid4().hex)
            self.site.php(f"update_option('blogdescription','{text}');")
            self.assertIn(text, self.other.ask("/feed/?" + uuid.uuid4().hex).text)

    def test_shared_memory_is_used_and_transients_are_not_in_it(self):
        name = "t" + uuid.uuid4().hex
        self.assertEqual("set", self.other.ask(f"/?transient={name}").text)
        for _ in range(3):
            self.assertEqual(200, self.other.ask("/feed/?" + uuid.uuid4().hex).status)
            shared = json.loads(self.other.ask(f"/?peek={name}").text)
            self.assertEqual("one", shared["found"])
        # One of them holds all options; a transient that does not expire is among those in the database.
        self.assertTrue([key for key in shared["entries"] if key.endswith(":options:alloptions")], list(shared["entries"]))
        self.assertEqual([], [key for key, value in shared["entries"].items() if name in key + value])
        self.assertEqual([["1"]], self.database.query(f"SELECT COUNT(*) FROM wp_options WHERE option_name = '_transient_{name}'"))

    def test_anonymous_views_change_nothing_in_the_database(self):
        self.site.ask("/?settle")
        generation = "SELECT option_value FROM wp_options WHERE option_name = 'pressyard_generation_objects'"
        before = self.database.query(generation)
        for number in range(5):
            self.site.ask(f"/?view={number}")
        self.assertEqual(before, self.database.query(generation))


if __name__ == "__main__":
    unittest.main()
