"""Runs the tests of the images and ends with one line that counts them: `image: N passed, N failed`."""

import pathlib
import sys
import time
import unittest

from images import run

FOLDER = pathlib.Path(__file__).parent


class TalkingResult(unittest.TextTestResult):
    """Says how long each test took, and at once what went wrong."""

    def startTest(self, test):
        self.started = time.monotonic()
        super().startTest(test)

    def addSuccess(self, test):
        unittest.TestResult.addSuccess(self, test)
        self.stream.writeln(f"ok ({time.monotonic() - self.started:.1f} s)")
        self.stream.flush()

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.tell(self.failures)

    def addError(self, test, err):
        super().addError(test, err)
        self.tell(self.errors)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.tell(self.failures if issubclass(err[0], test.failureException) else self.errors)

    def tell(self, problems):
        self.stream.writeln(problems[-1][1])
        self.stream.flush()

    def printErrors(self):
        """Nothing: all was said when it happened."""


def failed_tests(result):
    """Names of tests that failed: one that fails in several subtests is there once, so is a fixture that fails."""
    failed = {getattr(test, "test_case", test).id() for test, _ in result.failures + result.errors}
    return sorted(failed | {test.id() for test in result.unexpectedSuccesses})


def main(patterns):
    started = time.monotonic()
    loader = unittest.TestLoader()
    if patterns:
        loader.testNamePatterns = [f"*{pattern}*" for pattern in patterns]
    suite = loader.discover(str(FOLDER), "test_*.py")
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2, resultclass=TalkingResult).run(suite)
    failed = failed_tests(result)
    for name in failed:
        print(f"FAILED  {name}")
    print(f"image: took {time.monotonic() - started:.0f} s")
    print(f"image: {max(0, result.testsRun - len(failed))} passed, {len(failed)} failed")
    return 1 if failed or result.testsRun == 0 else 0


if __name__ == "__main__":
    for tool in ("docker", "packer", "ansible-playbook"):
        run("which", tool)
    sys.exit(main(sys.argv[1:]))
