"""Reads JUnit XML as a CI server's tools do (python3-junitparser) and prints what it makes of it as JSON."""

import json
import sys

from junitparser import Error, Failure, JUnitXml, Skipped

KINDS = {Failure: "failure", Error: "error", Skipped: "skipped"}


def read_case(case):
    return {
        "name": case.name,
        "classname": case.classname,
        "results": [
            {"kind": KINDS[type(result)], "type": result.type, "message": result.message, "text": result.text}
            for result in case.result
        ],
        "out": case.system_out,
    }


xml = JUnitXml.fromstring(sys.stdin.buffer.read())
json.dump(
    [
        {
            "name": suite.name,
            "tests": suite.tests,
            "failures": suite.failures,
            "errors": suite.errors,
            "skipped": suite.skipped,
            "timestamp": suite.timestamp,
            "cases": [read_case(case) for case in suite],
        }
        for suite in xml
    ],
    sys.stdout,
)
