"""Verifies the responses of a job with pysaml2, in one loop. One digit for each."""

import json
import logging
import sys

from saml2 import BINDING_HTTP_POST
from saml2.client import Saml2Client
from saml2.config import Config

logging.disable(logging.CRITICAL)
job = json.load(open(sys.argv[1]))
config = Config()
config.load(
    {
        "entityid": job["audience"],
        "metadata": {"local": [job["idpMetadata"]]},
        "allow_unknown_attributes": True,
        "service": {
            "sp": {
                "endpoints": {"assertion_consumer_service": [(job["acs"], BINDING_HTTP_POST)]},
                "allow_unsolicited": True,
                "want_assertions_signed": True,
                "want_response_signed": False,
                "authn_requests_signed": False,
            }
        },
    }
)
client = Saml2Client(config=config)


def accepts(path):
    try:
        answer = client.parse_authn_request_response(open(path).read(), BINDING_HTTP_POST)
        return answer is not None and answer.name_id is not None
    except Exception:
        return False


print("".join("1" if accepts(path) else "0" for path in open(sys.argv[2]).read().split("\n")), end="")
