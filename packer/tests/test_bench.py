"""The benchmark: that it measures. What it measures is for a quiet machine (packer/bench.sh)."""

import pathlib
import sys
import unittest

import images
from containers import wait_until
from images import run

sys.path.insert(0, str(images.PACKER_FOLDER / "bench"))

import bench  # noqa: E402


class BenchTests(unittest.TestCase):
    def test_measures_a_variant_under_load(self):
        with images.temporary_folder() as folder:
            measuring = bench.Bench(pathlib.Path(folder))
            self.addCleanup(measuring.close)
            container = measuring.start(images.site_image().reference, 8080, bench.SETTINGS_OF_SITE)
            ready = ["curl", "-fsS", "-o", "/dev/null", f"http://127.0.0.1:{container.port}/readyz"]
            wait_until(lambda: run(*ready, check=False).returncode == 0, "it is ready")
            variant = bench.Variant("ours", *bench.of(container))
            bench.warm_up(variant)
            variant.load(3, 2)
        self.assertGreater(variant.rates[0], 0)
        self.assertGreater(variant.processor[0], 0)
        self.assertGreater(variant.memory_megabytes(), 1)
        self.assertIn(f"| ours | {variant.rates[0]:.1f} | 1.00 |", bench.table([variant], 1, 3, 2))

    def test_reckons_what_a_processor_answers_where_most_is_kept(self):
        measured = []
        for way in bench.WAYS:
            for name, milliseconds in {way[2]: 1.0, way[1]: 25.0}.items():
                variant = bench.Variant(name, None, 0)
                variant.processor, variant.memory_megabytes = [milliseconds, 50.0], lambda: 120
                measured.append(variant)
        # Half of them at 1 ms, half at 25; and the one that keeps nothing makes each.
        self.assertIn("| nginx, php-fpm | 77 | 172 | 455 | 120 |", bench.mix(measured))
        self.assertIn("| apache2, mod_php | 40 | 40 | 40 | 120 |", bench.mix(measured))


if __name__ == "__main__":
    unittest.main()
