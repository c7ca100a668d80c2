# pysaml2 as the SP: reads {"sp", "idp"} (metadata documents), "response" (Base64) and "requestId" as JSON from standard input,
# prints the NameID of the response, or "refused".
import json
import os
import re
import sys
import tempfile

from saml2 import BINDING_HTTP_POST
from saml2.client import Saml2Client
from saml2.config import SPConfig

asked = json.load(sys.stdin)
folder = tempfile.TemporaryDirectory()
path = os.path.join(folder.name, "idp.xml")
with open(path, "w") as file:
    file.write(asked["idp"])

acs = re.search(r'AssertionConsumerService[^>]*Location="([^"]+)"', asked["sp"]).group(1)
client = Saml2Client(config=SPConfig().load({
    "entityid": re.search(r'entityID="([^"]+)"', asked["sp"]).group(1),
    "service": {"sp": {
        "endpoints": {"assertion_consumer_service": [(acs, BINDING_HTTP_POST)]},
        "want_response_signed": False,
        "want_assertions_signed": True,
    }},
    "metadata": {"local": [path]},
}))
try:
    response = client.parse_authn_request_response(asked["response"], BINDING_HTTP_POST, {asked["requestId"]: "/"})
    print(response.name_id.text)
except Exception as error:
    print(type(error).__name__, error, file=sys.stderr)
    print("refused")
