# Lasso as the IdP: reads {"idp", "sp", "key", "certificate"} (documents and PEM) and "nameId" as JSON from standard input,
# prints the SAMLResponse of an IdP-initiated logon.
import json
import os
import sys
import tempfile
from datetime import datetime, timedelta, timezone

import lasso

asked = json.load(sys.stdin)
folder = tempfile.TemporaryDirectory()


def stored(name):
    path = os.path.join(folder.name, name)
    with open(path, "w") as file:
        file.write(asked[name])
    return path


def in_minutes(minutes):
    return (datetime.now(timezone.utc) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


server = lasso.Server(stored("idp"), stored("key"), None, stored("certificate"))
server.signatureMethod = lasso.SIGNATURE_METHOD_RSA_SHA256
server.addProvider(lasso.PROVIDER_ROLE_SP, stored("sp"))
login = lasso.Login(server)
login.initIdpInitiatedAuthnRequest(asked["entityId"])
login.request.protocolBinding = lasso.SAML2_METADATA_BINDING_POST
login.request.nameIdPolicy.format = lasso.SAML2_NAME_IDENTIFIER_FORMAT_EMAIL
login.request.nameIdPolicy.allowCreate = True
login.processAuthnRequestMsg(None)
login.validateRequestMsg(True, True)
login.buildAssertion(lasso.SAML2_AUTHN_CONTEXT_PASSWORD_PROTECTED_TRANSPORT, in_minutes(0), None, in_minutes(-1), in_minutes(5))
login.assertion.subject.nameId.content = asked["nameId"]
login.buildAuthnResponseMsg()
print(login.msgBody)
