"""Verifies the responses of a job with lasso, in one loop. One digit for each."""

import json
import sys

import lasso

job = json.load(open(sys.argv[1]))
server = lasso.Server(job["spMetadata"], None, None, None)
server.addProvider(lasso.PROVIDER_ROLE_IDP, job["idpMetadata"], None, None)


def accepts(path):
    login = lasso.Login(server)
    try:
        login.processAuthnResponseMsg(open(path).read())
        return login.assertion is not None
    except lasso.Error:
        return False


print("".join("1" if accepts(path) else "0" for path in open(sys.argv[2]).read().split("\n")), end="")
