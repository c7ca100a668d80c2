"""Verifies the responses of a job with python3-saml, in one loop. One digit for each."""

import json
import sys
from urllib.parse import urlparse

from onelogin.saml2.response import OneLogin_Saml2_Response
from onelogin.saml2.settings import OneLogin_Saml2_Settings

job = json.load(open(sys.argv[1]))
post = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
settings = OneLogin_Saml2_Settings(
    {
        "strict": True,
        "sp": {"entityId": job["audience"], "assertionConsumerService": {"url": job["acs"], "binding": post}},
        "idp": {
            "entityId": job["issuer"],
            "singleSignOnService": {"url": "https://idp.invalid/", "binding": redirect},
            "x509cert": job["certificate"],
        },
        "security": {"wantAssertionsSigned": True},
    }
)
url = urlparse(job["acs"])
request = {"https": "on", "http_host": url.hostname, "script_name": url.path, "get_data": {}, "post_data": {}}


def accepts(path):
    try:
        return OneLogin_Saml2_Response(settings, open(path).read()).is_valid(request)
    except Exception:
        return False


print("".join("1" if accepts(path) else "0" for path in open(sys.argv[2]).read().split("\n")), end="")
