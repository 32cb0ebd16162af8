"""The sources themselves: linters, templates that Packer accepts, and what the roles' templates render to."""

import os
import pathlib
import re
import unittest

from images import PACKER_FOLDER, REPOSITORY_ROOT, docker, run, base_image

ANSIBLE_FOLDER = REPOSITORY_ROOT / "ansible"
ROLES = ANSIBLE_FOLDER / "roles"


def render(role, template, **variables):
    """What a role's template renders to, with the role's defaults and what is given."""
    import jinja2
    import yaml

    defaults = yaml.safe_load((ROLES / role / "defaults/main.yml").read_text())
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(ROLES / role / "templates"), undefined=jinja2.StrictUndefined, trim_blocks=True, keep_trailing_newline=True)
    environment.filters["to_nice_json"] = lambda value: __import__("json").dumps(value, indent=4)
    environment.filters["from_json"] = __import__("json").loads
    rendered = {**defaults, **variables}
    for name, value in rendered.items():
        if isinstance(value, str) and "{{" in value:
            rendered[name] = environment.from_string(value).render(rendered)
    return environment.get_template(template).render(rendered)


class SourceTests(unittest.TestCase):
    def test_ansible_lint_finds_nothing_against_the_production_profile(self):
        run("ansible-lint", "--nocolor", "--strict", cwd=ANSIBLE_FOLDER)

    def test_yamllint_finds_nothing(self):
        run("yamllint", "--strict", ".", cwd=ANSIBLE_FOLDER)

    def test_shellcheck_finds_nothing(self):
        scripts = [path for folder in (PACKER_FOLDER, ROLES) for path in folder.rglob("*") if path.is_file() and path.read_bytes()[:2] == b"#!" and b"sh" in path.read_bytes().splitlines()[0]]
        self.assertGreaterEqual(len(scripts), 6)
        run("shellcheck", *scripts)

    def test_packer_accepts_every_template(self):
        for template in sorted(PACKER_FOLDER.glob("*/template.pkr.hcl")):
            with self.subTest(template.parent.name):
                run("packer", "validate", template, cwd=REPOSITORY_ROOT)

    def test_templates_name_no_plugins_which_packer_1_6_would_refuse(self):
        for template in PACKER_FOLDER.glob("*/template.pkr.hcl"):
            self.assertNotIn("required_plugins", template.read_text())
            self.assertIn("required_plugins", template.with_name("plugins.pkr.hcl").read_text())

    def test_templates_use_nothing_but_the_core_of_packer_and_the_plugins_they_name(self):
        """Packer 1.10 and newer have no plugins built in; these are what `packer init plugins.pkr.hcl` brings, and Packer itself."""
        core, of_plugins = {"shell", "manifest"}, {"docker": {"docker", "docker-tag"}, "ansible": {"ansible"}}
        for template in PACKER_FOLDER.glob("*/template.pkr.hcl"):
            with self.subTest(template.parent.name):
                named = re.findall(r"^    (\w+) = \{$", template.with_name("plugins.pkr.hcl").read_text(), re.MULTILINE)
                used = set(re.findall(r'^ *(?:source|provisioner|post-processor) "([\w-]+)"', template.read_text(), re.MULTILINE))
                self.assertEqual(used, used & core.union(*(of_plugins[plugin] for plugin in named)))

    def test_makes_no_image_under_a_name_that_is_not_debians(self):
        result = run(PACKER_FOLDER / "offline/make-base-image.sh", "debian:trixei-slim", check=False)
        self.assertEqual(1, result.returncode)
        self.assertIn("the engine has no debian:trixei-slim", result.stderr)
        self.assertNotEqual(0, run("docker", "image", "inspect", "debian:trixei-slim", check=False).returncode)

    def test_all_php_parses(self):
        files = sorted(str(path.relative_to(ROLES)) for path in ROLES.rglob("*.php"))
        self.assertGreater(len(files), 8)
        docker("run", "--rm", "--network=none", "--entrypoint=php", f"--volume={ROLES}:/roles:ro", "--workdir=/roles", base_image().reference, "-l", *files)

    def test_every_role_says_what_it_takes(self):
        import yaml

        for role in sorted(ROLES.iterdir()):
            with self.subTest(role.name):
                defaults = yaml.safe_load((role / "defaults/main.yml").read_text())
                options = yaml.safe_load((role / "meta/argument_specs.yml").read_text())["argument_specs"]["main"]["options"]
                self.assertEqual(set(), set(defaults) - set(options))
                self.assertTrue(all(name.startswith(role.name) for name in options))

    def test_inputs_name_files_that_exist(self):
        for inputs in PACKER_FOLDER.glob("*/inputs.txt"):
            for pattern in (line for line in inputs.read_text().splitlines() if line and not line.startswith("#")):
                with self.subTest(pattern):
                    self.assertTrue(list(REPOSITORY_ROOT.glob(pattern)))

    def test_every_role_of_a_playbook_is_among_the_inputs_of_its_image(self):
        import yaml

        for kind in ("base", "site", "database"):
            inputs = (PACKER_FOLDER / kind / "inputs.txt").read_text()
            play = yaml.safe_load((ANSIBLE_FOLDER / f"playbooks/{kind}.yml").read_text())[0]
            named = {role["role"] for role in play["roles"]} | {task["ansible.builtin.import_role"]["name"] for task in play.get("tasks", [])}
            for role in sorted(named):
                named |= set(re.findall(r"include_role:\n +name: (\w+)", "".join(path.read_text() for path in (ROLES / role / "tasks").glob("*.yml"))))
            for role in sorted(named):
                self.assertIn(f"ansible/roles/{role}/**", inputs)

    def test_the_form_takes_the_versions_that_the_role_takes(self):
        form = (REPOSITORY_ROOT / "provisioning/src/main/java/dev/pressyard/provisioning/code/WordPressRelease.java").read_text()
        taken_by_form = re.search(r'VERSION = Pattern\.compile\("(.*)"\)', form).group(1).replace("\\\\", "\\")
        role = (ROLES / "wordpress/tasks/main.yml").read_text()
        self.assertIn(f"wordpress_version is match('^{taken_by_form}$')", role)

    def test_sources_name_no_machine(self):
        pattern = re.compile(r"/opt/|/work/|artifactory|nexus", re.IGNORECASE)
        for folder in (PACKER_FOLDER, ANSIBLE_FOLDER):
            for path in folder.rglob("*"):
                if path.is_file() and path.suffix not in (".pyc",) and path != pathlib.Path(__file__):
                    self.assertIsNone(pattern.search(path.read_text()), path)


class TemplateTests(unittest.TestCase):
    def test_nginx_trusts_exactly_the_networks_it_is_given(self):
        rendered = render("nginx", "client.conf.j2", nginx_trusted_proxies=["10.9.0.0/16", "fd00::/8"])
        self.assertEqual(["10.9.0.0/16", "fd00::/8"], re.findall(r"^set_real_ip_from (\S+);", rendered, re.MULTILINE))
        self.assertEqual(["10.9.0.0/16", "fd00::/8"], re.findall(r"^  (\S+) 1;$", rendered.split("geo ")[1].split("}")[0], re.MULTILINE))

    def test_nginx_listens_and_limits_as_it_is_told(self):
        rendered = render("nginx", "nginx.conf.j2", nginx_port=9090, nginx_sign_in_per_minute=3, nginx_shutdown_seconds=11)
        for expected in ("listen 9090 ", "listen [::]:9090 ", "zone=sign_in:5m rate=3r/m;", "worker_shutdown_timeout 11s;"):
            self.assertIn(expected, rendered)

    def test_nginx_tells_tracking_parameters_and_harmless_cookies_from_others(self):
        rendered = render("nginx", "page-cache.conf.j2")
        tracking = re.compile(re.search(r'"~(\^\((?:utm)[^"]*)" 1;', rendered).group(1))
        for query, expected in {"utm_source=a": True, "utm_source=a&fbclid=b": True, "fbclid=": True, "s=a": False, "utm_source=a&s=b": False, "xutm_source=a": False, "utm_source": False, "": False}.items():
            with self.subTest(query):
                self.assertEqual(expected, tracking.search(query) is not None)
        harmless = re.compile(re.search(r'"~(\^\\s\*\(\([^"]*)" 0;', rendered).group(1))
        for cookie, expected in {"_ga=1": True, "_ga_ABC=1; _gid=2": True, "_gallery=dark": False, "_hjSession_1=x": True, "wordpress_logged_in_x=1": False, "_ga=1; wordpress_logged_in_x=1": False, "x_ga=1": False, "AWSALBCORS=x": True}.items():
            with self.subTest(cookie):
                self.assertEqual(expected, harmless.search(cookie) is not None)

    def test_a_stop_ends_before_anyone_kills(self):
        """What is waited for one after the other comes to less than what is promised, and that to less than ECS waits."""
        supervisor = (ROLES / "supervisor/files/pressyard-supervisor").read_text()
        drain = int(re.search(r"PRESSYARD_DRAIN_SECONDS:-(\d+)", supervisor).group(1))
        server = int(re.search(r"worker_shutdown_timeout (\d+)s;", render("nginx", "nginx.conf.j2")).group(1))
        # One more: the process manager kills a second after it has asked to end.
        php = int(re.search(r"process_control_timeout = (\d+)s", render("php", "php-fpm.conf.j2")).group(1)) + 1
        promised = int(re.search(r"has ended (\d+) seconds after the signal", (PACKER_FOLDER / "README.md").read_text()).group(1))
        definition = (REPOSITORY_ROOT / "terraform-modules/service/task-definition.tf").read_text()
        self.assertLess(drain + server + php, promised)
        self.assertLess(promised, int(re.search(r"stopTimeout = (\d+)", definition).group(1)))
        self.assertIn(f"{drain} s for load balancers to turn away, {server} s for requests in flight, {php} s for PHP to end", definition)

    def test_nginx_serves_from_where_it_is_told(self):
        rendered = render("nginx", "site.conf.j2", nginx_document_root="/srv/site", nginx_sign_in_burst=3, nginx_admin_burst=7)
        for expected in ("root /srv/site;", "limit_req zone=sign_in burst=3 nodelay;", "limit_req zone=admin burst=7 nodelay;"):
            self.assertIn(expected, rendered)
        # Whatever PHP is asked is asked by the same file, and nothing is passed on past it.
        self.assertEqual(rendered.count("fastcgi_pass"), 0)
        self.assertEqual(6, rendered.count("include pressyard-fastcgi.conf;"))

    def test_nginx_tells_php_what_was_asked_for_and_withholds_the_rest(self):
        rendered = render("nginx", "fastcgi.conf.j2", nginx_php_timeout_seconds=13)
        for expected in ("fastcgi_read_timeout 13s;", 'fastcgi_param HTTP_PROXY "";', "fastcgi_param HTTP_HOST $asked_host;", "fastcgi_hide_header X-Powered-By;"):
            self.assertIn(expected, rendered)

    def test_nginx_logs_addresses_without_queries_and_within_bounds(self):
        rendered = render("nginx", "log.conf.j2")
        patterns = {}
        for source, name, pattern in re.findall(r'^map \$(\w+) \$logged_(\w+) \{\n  "~(\^[^"]+)"', rendered, re.MULTILINE):
            # As nginx does: byte by byte. Python knows no groups by which others are meant.
            pattern, _, character = pattern.partition("(?(DEFINE)(?<character>")
            pattern = pattern.replace("(?&character)", f"(?:{character[:-2]})")
            patterns[name] = re.compile(pattern.replace("(?<", "(?P<").encode())
        self.assertEqual({"path", "referer", "agent", "host", "method"}, set(patterns))
        for name, said, logged in (
            ("path", b"/a/b?key=secret", b"/a/b"),
            ("path", "/é€😀?x".encode(), "/é€😀".encode()),
            ("path", b"/a\xff\xfe/b", b"/a"),
            ("path", b"/\xed\xa0\x80", b"/"),
            ("path", b"/\xc0\xaf", b"/"),
            ("path", b"/" + b"x" * 8000, b"/" + b"x" * 449),
            ("referer", b"https://a/b?key=secret", b"https://a/b"),
            ("referer", b"x" * 8000, b"x" * 400),
            ("agent", b"Mozilla/5.0 (X11?)", b"Mozilla/5.0 (X11?)"),
            ("agent", b"a\xffb", b"a"),
            ("host", b"[::1]", b"[::1]"),
            ("host", b'a"b', b"a"),
            ("method", b"PROPFIND" * 100, b"PROPFIND" * 2),
        ):
            with self.subTest(name, said=said[:20]):
                self.assertEqual(logged, patterns[name].match(said).group(1))
        # Longer than any line: four bytes for a character of a path, two for a quote in an address or an agent.
        fixed = len(rendered.partition("log_format")[2].partition("';")[0]) + len("2001:db8:1111:2222:3333:4444:5555:6666") + 32 + 4 * 20
        self.assertLess(450 * 4 + 400 * 2 + 256 * 2 + 255 + 16 + fixed, 4096)
        self.assertEqual([], re.findall(r"\$(?:http_\w+|request_uri|request_method|host)\b", rendered.partition("log_format")[2]))

    def test_the_supervisor_cuts_queries_out_of_what_nginx_says(self):
        supervisor = (ROLES / "supervisor/files/pressyard-supervisor").read_text()
        cut = re.search(r"^without_queries\(\) .*$", supervisor, re.MULTILINE).group(0)
        said = 'upstream timed out, client: 1.2.3.4, request: "GET /a"b?key=secret HTTP/1.1", host: "a", referrer: "http://a/?x and secret"\nworker process 7 exited\n'
        result = run("bash", "-c", f"{cut}\nwithout_queries", input=said)
        self.assertEqual('upstream timed out, client: 1.2.3.4, request: "GET /a"b? HTTP/1.1", host: "a"\nworker process 7 exited\n', result.stderr)

    def test_mariadb_is_sized_as_it_is_told(self):
        rendered = render("mariadb", "pressyard.cnf.j2", mariadb_port=3307, mariadb_data_folder="/srv/data", mariadb_buffer_pool_megabytes=64, mariadb_max_connections=9)
        for expected in ("port = 3307", "datadir = /srv/data", "innodb_buffer_pool_size = 64M", "max_connections = 9", "character-set-server = utf8mb4"):
            self.assertIn(expected, rendered.splitlines())

    def test_php_is_sized_as_it_is_told(self):
        rendered = render("php", "pressyard.ini.j2", item="fpm", php_opcache_megabytes=99, php_memory_limit_megabytes=77, php_upload_megabytes=5)
        for expected in ("opcache.memory_consumption = 99", "memory_limit = ${PRESSYARD_PHP_MEMORY_MEGABYTES:-77}M", "post_max_size = ${PRESSYARD_PHP_UPLOAD_MEGABYTES:-5}M", "upload_max_filesize = ${PRESSYARD_PHP_UPLOAD_MEGABYTES:-5}M", "opcache.validate_timestamps = 0", "expose_php = Off"):
            self.assertIn(expected, rendered)

    def test_php_runs_no_programs_for_pages_and_reads_the_environment(self):
        rendered = render("php", "php-fpm.conf.j2", php_socket="/run/x.sock")
        self.assertIn("listen = /run/x.sock", rendered)
        self.assertIn("clear_env = no", rendered)
        self.assertRegex(render("php", "pressyard.ini.j2", item="fpm"), r"\ndisable_functions = .*proc_open.*putenv")
        self.assertNotIn("disable_functions", rendered + render("php", "pressyard.ini.j2", item="cli"))

    def test_the_bill_of_materials_lists_what_is_installed(self):
        import json

        lines = ["ii |nginx|1.26.3-3+deb13u1|amd64|nginx", "rc |gone|1|all|gone"]
        rendered = render("bill_of_materials", "sbom.cdx.json.j2", bill_of_materials_packages={"stdout_lines": lines}, bill_of_materials_wordpress={"stdout": '[{"name": "wordpress"}]'})
        components = json.loads(rendered)["components"]
        self.assertEqual(["nginx", "wordpress"], [part["name"] for part in components])
        self.assertEqual("pkg:deb/debian/nginx@1.26.3-3%2Bdeb13u1?arch=amd64&distro=debian-13", components[0]["purl"])


if __name__ == "__main__":
    unittest.main()
