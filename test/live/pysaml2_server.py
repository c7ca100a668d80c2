# pysaml2 as a running IdP: reads {"sp", "key", "certificate"} as JSON from standard input, prints its URL.
import base64
import os
import tempfile
from urllib.parse import parse_qs

from logon_server import serve
from saml2 import BINDING_HTTP_REDIRECT
from saml2.config import IdPConfig
from saml2.metadata import entity_descriptor
from saml2.saml import NAMEID_FORMAT_EMAILADDRESS, NameID
from saml2.server import Server

folder = tempfile.TemporaryDirectory()


class Idp:
    def __init__(self, url, asked):
        def stored(name):
            path = os.path.join(folder.name, name)
            with open(path, "w") as file:
                file.write(asked[name])
            return path

        config = IdPConfig().load({
            "entityid": f"{url}/metadata",
            "service": {"idp": {
                "endpoints": {"single_sign_on_service": [(f"{url}/sso", BINDING_HTTP_REDIRECT)]},
                "policy": {"default": {"lifetime": {"minutes": 5}}},
            }},
            "key_file": stored("key"),
            "cert_file": stored("certificate"),
            "metadata": {"local": [stored("sp")]},
        })
        self.server = Server(config=config)
        self.metadata = str(entity_descriptor(config))
        self.sp = next(iter(self.server.metadata.service_providers()))

    def respond(self, query, name_id):
        fields = {name: values[0] for name, values in parse_qs(query).items()}
        if "SAMLRequest" in fields:
            request = self.server.parse_authn_request(fields["SAMLRequest"], BINDING_HTTP_REDIRECT)
            answering = self.server.response_args(request.message)
        else:
            services = self.server.metadata.assertion_consumer_service(self.sp)
            answering = {"in_response_to": None, "destination": services[0]["location"], "sp_entity_id": self.sp}
        response = self.server.create_authn_response(
            {},
            in_response_to=answering["in_response_to"],
            destination=answering["destination"],
            sp_entity_id=answering["sp_entity_id"],
            name_id=NameID(format=NAMEID_FORMAT_EMAILADDRESS, text=name_id),
            authn={"class_ref": "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"},
            sign_assertion=True,
            sign_alg="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            digest_alg="http://www.w3.org/2001/04/xmlenc#sha256",
        )
        value = base64.b64encode(str(response).encode()).decode()
        return answering["destination"], {"SAMLResponse": value, "RelayState": fields.get("RelayState")}


serve(Idp)
