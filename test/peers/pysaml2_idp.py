# pysaml2 as the IdP: reads {"idp", "sp", "key", "certificate"} (documents and PEM), "entityId", "acs", "nameId" and
# "requestId" as JSON from standard input, prints the SAMLResponse of an SP-initiated logon.
import base64
import json
import os
import re
import sys
import tempfile

from saml2.config import IdPConfig
from saml2.saml import NAMEID_FORMAT_EMAILADDRESS, NameID
from saml2.server import Server

asked = json.load(sys.stdin)
folder = tempfile.TemporaryDirectory()


def stored(name):
    path = os.path.join(folder.name, name)
    with open(path, "w") as file:
        file.write(asked[name])
    return path


server = Server(config=IdPConfig().load({
    "entityid": re.search(r'entityID="([^"]+)"', asked["idp"]).group(1),
    "service": {"idp": {"policy": {"default": {"lifetime": {"minutes": 5}}}}},
    "key_file": stored("key"),
    "cert_file": stored("certificate"),
    "metadata": {"local": [stored("sp")]},
}))
response = server.create_authn_response(
    {"mail": ["alice@example.com"]},
    in_response_to=asked["requestId"],
    destination=asked["acs"],
    sp_entity_id=asked["entityId"],
    name_id=NameID(format=NAMEID_FORMAT_EMAILADDRESS, text=asked["nameId"]),
    authn={"class_ref": "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"},
    sign_assertion=True,
    sign_response=True,
    sign_alg="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    digest_alg="http://www.w3.org/2001/04/xmlenc#sha256",
)
print(base64.b64encode(str(response).encode()).decode())
