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
            for role in yaml.safe_load((ANSIBLE_FOLDER / f"playbooks/{kind}.yml").read_text())[0]["roles"]:
                self.assertIn(f"ansible/roles/{role['role']}/**", inputs)

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
        for cookie, expected in {"_ga=1": True, "_ga_ABC=1; _gid=2": True, "wordpress_logged_in_x=1": False, "_ga=1; wordpress_logged_in_x=1": False, "x_ga=1": False, "AWSALBCORS=x": True}.items():
            with self.subTest(cookie):
                self.assertEqual(expected, harmless.search(cookie) is not None)

    def test_php_is_sized_as_it_is_told(self):
        rendered = render("php", "pressyard.ini.j2", item="fpm", php_opcache_megabytes=99, php_memory_limit_megabytes=77, php_upload_megabytes=5)
        for expected in ("opcache.memory_consumption = 99", "memory_limit = ${PRESSYARD_PHP_MEMORY_MEGABYTES:-77}M", "post_max_size = ${PRESSYARD_PHP_UPLOAD_MEGABYTES:-5}M", "upload_max_filesize = ${PRESSYARD_PHP_UPLOAD_MEGABYTES:-5}M", "opcache.validate_timestamps = 0", "expose_php = Off"):
            self.assertIn(expected, rendered)

    def test_php_runs_no_programs_for_pages_and_reads_the_environment(self):
        rendered = render("php", "php-fpm.conf.j2", php_socket="/run/x.sock")
        self.assertIn("listen = /run/x.sock", rendered)
        self.assertIn("clear_env = no", rendered)
        self.assertRegex(render("php", "pressyard.ini.j2", item="fpm"), r"\ndisable_functions = .*proc_open")
        self.assertNotIn("disable_functions", rendered + render("php", "pressyard.ini.j2", item="cli"))

    def test_the_bill_of_materials_leaves_out_what_only_the_build_needs(self):
        import json

        lines = ["ii |nginx|1.26.3-3+deb13u1|amd64|nginx", "ii |python3|3.13|amd64|python3-defaults", "ii |libexpat1|2|amd64|expat", "rc |gone|1|all|gone"]
        without = {"stdout_lines": ["Purg python3 [3.13]", "Purg libexpat1 [2]"]}
        rendered = render("bill_of_materials", "sbom.cdx.json.j2", bill_of_materials_without=without, bill_of_materials_packages={"stdout_lines": lines}, bill_of_materials_wordpress={"stdout": '[{"name": "wordpress"}]'})
        components = json.loads(rendered)["components"]
        self.assertEqual(["nginx", "wordpress"], [part["name"] for part in components])
        self.assertEqual("pkg:deb/debian/nginx@1.26.3-3%2Bdeb13u1?arch=amd64&distro=debian-13", components[0]["purl"])


if __name__ == "__main__":
    unittest.main()
