"""Measures the image: front page uncached and cached, against Debian's stock apache2 + mod_php + WordPress, and what each step brings.

All variants answer the same page from databases of one MariaDB, through published ports of the loopback, in turns: each round asks
every variant once, and what is compared are medians over rounds. Beside requests per second, which a busy machine blurs, stands the
processor time that the container took per request. Prints two tables in Markdown: what was measured, and what a processor and a
megabyte come to where most of what visitors ask for is kept.
"""

import argparse
import pathlib
import re
import shutil
import statistics
import sys
import time

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent / "tests"))

import images  # noqa: E402
from containers import DATABASE_PASSWORD, Container, Database, Network, Site, wait_until  # noqa: E402
from images import docker, run  # noqa: E402

# A cookie that the page cache does not know as harmless: WordPress makes the page.
UNCACHED = ("Cookie: bench=1",)
SETTINGS = "/etc/php/8.4/fpm/conf.d/zz-bench.ini"


class Variant:
    """One way of serving the page, and what was measured of it."""

    def __init__(self, name, container, port, headers=UNCACHED):
        self.name, self.container, self.port, self.headers = name, container, port, headers
        self.rates, self.processor = [], []

    def processor_seconds(self):
        """Of all the container's processes since it started."""
        usage = self.container.execute("cat", "/sys/fs/cgroup/cpuacct/cpuacct.usage", check=False).stdout
        if usage:
            return int(usage) / 1e9
        statistics_of_v2 = self.container.execute("cat", "/sys/fs/cgroup/cpu.stat").stdout
        return int(re.search(r"usage_usec (\d+)", statistics_of_v2).group(1)) / 1e6

    def memory_megabytes(self):
        """Without what the kernel keeps of files."""
        for path, cached in (("memory/memory", "total_cache"), ("memory", "file")):
            usage = self.container.execute("cat", f"/sys/fs/cgroup/{path}.{'usage_in_bytes' if '/' in path else 'current'}", check=False).stdout
            if usage:
                parts = self.container.execute("cat", f"/sys/fs/cgroup/{path}.stat").stdout
                shared = re.search(rf"^(?:total_)?shmem (\d+)", parts, re.MULTILINE)
                files = int(re.search(rf"^{cached} (\d+)", parts, re.MULTILINE).group(1)) - (int(shared.group(1)) if shared else 0)
                return (int(usage) - files) / 1e6
        return float("nan")

    def load(self, seconds, clients):
        headers = [part for header in ("Host: localhost", *self.headers) for part in ("-H", header)]
        before = self.processor_seconds()
        said = run("wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout=30s", *headers, f"http://127.0.0.1:{self.port}/").stdout
        used = self.processor_seconds() - before
        assert "Non-2xx" not in said, f"{self.name}: {said}"
        requests = int(re.search(r"(\d+) requests in", said).group(1))
        assert requests > 0, f"{self.name}: {said}"
        self.rates.append(float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1)))
        self.processor.append(1000 * used / requests)


def warm_up(variant):
    for _ in range(12):
        run("curl", "-fsS", "-o", "/dev/null", "-H", "Host: localhost", "-H", variant.headers[0] if variant.headers else "X-A: b", f"http://127.0.0.1:{variant.port}/")


class Bench:
    def __init__(self, folder):
        self.folder = folder
        self.network = Network()
        self.database = Database(self.network)
        self.containers = [self.database]

    def stock(self):
        """Debian's packages and WordPress, as they come."""
        context = self.folder / "stock"
        context.mkdir()
        archive = images.wordpress_archive()["wordpress_archive_url"].removeprefix("file://")
        shutil.copy(archive, context / "wordpress.tar.gz")
        for name in ("wp-config.php", "install.php"):
            shutil.copy(FOLDER / name, context / name)
        run("docker", "build", "--quiet", "--tag=pressyard-test/stock", "--file", FOLDER / "stock.Dockerfile", context)
        container = self.start("pressyard-test/stock", 80)
        container.execute("php", "/usr/local/share/install.php")
        return container

    def mod_php(self):
        self.build("mod-php", "mod_php.Dockerfile", f"SITE_IMAGE={images.site_image().reference}")
        return self.start("pressyard-test/mod-php", 8080, SETTINGS_OF_SITE)

    def mod_php_cached(self):
        """After mod_php(), on whose image it stands; ready once a page is kept."""
        shutil.copy(FOLDER / "pressyard-apache.conf", self.folder)
        self.build("mod-php-cached", "mod_php_cached.Dockerfile", "MOD_PHP_IMAGE=pressyard-test/mod-php")
        container = self.start("pressyard-test/mod-php-cached", 8080, SETTINGS_OF_SITE)
        asked = ["curl", "-sS", "--output", "/dev/null", "--write-out", "%{http_code} %header{x-cache}", "-H", "Host: localhost", f"http://127.0.0.1:{container.port}/"]
        wait_until(lambda: run(*asked).stdout == "200 HIT", lambda: f"a page is kept\n{run(*asked).stdout}\n{container.logs()[-2000:]}")
        return container

    def build(self, name, file, argument):
        run("docker", "build", "--quiet", f"--tag=pressyard-test/{name}", "--build-arg", argument, "--file", FOLDER / file, self.folder)

    def site(self, settings="", *options):
        file = self.folder / f"{len(self.containers)}.ini"
        file.write_text(settings)
        site = Site(self.network, self.database, f"--volume={file}:{SETTINGS}:ro", *options, database_name=self.database.new_database(), environment={"WORDPRESS_TITLE": "Bench"})
        self.containers.append(site)
        return site.wait_until_ready()

    def start(self, image, port, more=None):
        name = self.database.new_database()
        environment = {"WORDPRESS_DB_HOST": f"{self.database.name}:3306", "WORDPRESS_DB_NAME": name, "WORDPRESS_DB_USER": "wordpress", "WORDPRESS_DB_PASSWORD": DATABASE_PASSWORD, **(more or {})}
        container = Container(self.network, image, f"--publish=127.0.0.1::{port}", environment=environment)
        self.containers.append(container)
        container.port = int(docker("port", container.name, f"{port}/tcp").splitlines()[0].rsplit(":", 1)[1])
        wait_until(lambda: run("curl", "-sS", "-o", "/dev/null", f"http://127.0.0.1:{container.port}/", check=False).returncode == 0, f"{image} answers")
        return container

    def close(self):
        for container in self.containers:
            container.remove()
        self.network.remove()


SETTINGS_OF_SITE = {
    "WORDPRESS_TITLE": "Bench",
    "WORDPRESS_ADMIN_USER": "boss",
    "WORDPRESS_ADMIN_EMAIL": "boss@example.com",
    "WORDPRESS_ADMIN_PASSWORD": "bench-password",
    "WORDPRESS_SECRET_SEED": "bench-seed-of-more-than-32-characters",
}


def variants(bench):
    ours = bench.site()
    yield Variant("Debian stock: apache2, mod_php", *of(bench.stock()))
    yield Variant("ours, uncached", *of(ours))
    yield Variant("ours without opcache", *of(bench.site("opcache.enable=0\n")))
    yield Variant("ours without object cache", *of(bench.site("", f"--volume={FOLDER}/no-object-cache.php:/var/www/html/wp-content/object-cache.php:ro")))
    yield Variant("ours with JIT", *of(bench.site("opcache.jit=tracing\nopcache.jit_buffer_size=64M\n")))
    yield Variant("ours on apache2, mod_php", *of(bench.mod_php()))
    behind = bench.mod_php_cached()
    yield Variant("ours on apache2, mod_php, behind nginx", *of(behind))
    yield Variant("ours, cached page", ours, ours.port, headers=())
    yield Variant("ours on apache2, mod_php, behind nginx, cached page", behind, behind.port, headers=())


def of(container):
    return container, container.port


def table(measured, rounds, seconds, clients):
    stock = statistics.median(measured[0].rates)
    lines = [
        f"{rounds} rounds of {seconds} s each, {clients} clients, front page of the default theme; load of the machine at the end {open('/proc/loadavg').read().split()[0]}.",
        "",
        "| Variant | requests/s (median) | × stock | processor ms per request (median; least) | × stock | memory MB |",
        "|---|---|---|---|---|---|",
    ]
    stock_processor = min(measured[0].processor)
    for variant in measured:
        rate, processor = statistics.median(variant.rates), statistics.median(variant.processor)
        lines.append(f"| {variant.name} | {rate:.1f} | {rate / stock:.2f} | {processor:.2f}; {min(variant.processor):.2f} | {stock_processor / min(variant.processor):.2f} | {variant.memory_megabytes():.0f} |")
    return "\n".join(lines)


# Ways to serve a site: what makes its pages, and what answers with those that are kept.
WAYS = (
    ("nginx, php-fpm", "ours, uncached", "ours, cached page"),
    ("apache2, mod_php", "ours on apache2, mod_php", "ours on apache2, mod_php"),
    ("apache2, mod_php, behind nginx", "ours on apache2, mod_php, behind nginx", "ours on apache2, mod_php, behind nginx, cached page"),
)
# Of what visitors ask for, how much is kept: a shop's many signed-in visitors, a company's site, a magazine.
KEPT_SHARES = (0.5, 0.8, 0.95)


def mix(measured):
    """Requests that a processor answers in a second, by the least processor time per request, and the memory that it takes."""
    known = {variant.name: variant for variant in measured}
    lines = [
        "| Way | " + " | ".join(f"requests/s of a processor, {share:.0%} kept" for share in KEPT_SHARES) + " | memory MB |",
        "|---" * (len(KEPT_SHARES) + 2) + "|",
    ]
    for name, made, kept in WAYS:
        making, keeping = min(known[made].processor), min(known[kept].processor)
        rates = [1000 / (share * keeping + (1 - share) * making) for share in KEPT_SHARES]
        lines.append(f"| {name} | " + " | ".join(f"{rate:.0f}" for rate in rates) + f" | {known[made].memory_megabytes():.0f} |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--clients", type=int, default=4)
    options = parser.parse_args()
    with images.temporary_folder() as folder:
        bench = Bench(pathlib.Path(folder))
        try:
            measured = list(variants(bench))
            for variant in measured:
                warm_up(variant)
            # Let go of what the start left behind: pages forgotten twice, the first look at the schedule.
            time.sleep(3)
            for number in range(options.rounds):
                for variant in measured:
                    variant.load(options.seconds, options.clients)
                print(f"round {number + 1} of {options.rounds} done", file=sys.stderr)
            print(table(measured, options.rounds, options.seconds, options.clients), mix(measured), sep="\n\n")
        finally:
            bench.close()


if __name__ == "__main__":
    main()
