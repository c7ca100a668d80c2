# Reads SP metadata from standard input with pysaml2; prints what it found as JSON.
import json
import sys

from saml2 import BINDING_HTTP_POST
from saml2.attribute_converter import ac_factory
from saml2.mdstore import InMemoryMetaData

metadata = InMemoryMetaData(ac_factory(), sys.stdin.read())
metadata.load()
found = []
for entity_id in metadata.keys():
    services = metadata.service(entity_id, "spsso_descriptor", "assertion_consumer_service", BINDING_HTTP_POST)
    certificates = metadata.certs(entity_id, "spsso", "signing")
    found.append({
        "entityId": entity_id,
        "acs": [service["location"] for service in services],
        "certificates": ["".join((each[1] if isinstance(each, tuple) else each).split()) for each in certificates],
    })
print(json.dumps(found))
