# Lasso as a running IdP: reads {"sp", "key", "certificate"} as JSON from standard input, prints its URL.
import os
import re
import tempfile
from datetime import datetime, timedelta, timezone

import lasso
from logon_server import serve

folder = tempfile.TemporaryDirectory()

METADATA = """<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{url}/metadata">
<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing">
<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate>
</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="{url}/sso"/>
</md:IDPSSODescriptor></md:EntityDescriptor>"""


def in_minutes(minutes):
    return (datetime.now(timezone.utc) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


class Idp:
    def __init__(self, url, asked):
        def stored(name, text):
            path = os.path.join(folder.name, name)
            with open(path, "w") as file:
                file.write(text)
            return path

        body = re.sub(r"-----[A-Z ]+-----|\s", "", asked["certificate"])
        self.metadata = METADATA.format(url=url, certificate=body)
        self.server = lasso.Server(
            stored("idp", self.metadata), stored("key", asked["key"]), None, stored("certificate", asked["certificate"])
        )
        self.server.signatureMethod = lasso.SIGNATURE_METHOD_RSA_SHA256
        self.server.addProvider(lasso.PROVIDER_ROLE_SP, stored("sp", asked["sp"]))
        self.sp = re.search(r'entityID="([^"]+)"', asked["sp"]).group(1)

    def respond(self, query, name_id):
        login = lasso.Login(self.server)
        if "SAMLRequest=" in query:
            login.processAuthnRequestMsg(query)
        else:
            login.initIdpInitiatedAuthnRequest(self.sp)
            login.request.protocolBinding = lasso.SAML2_METADATA_BINDING_POST
            login.request.nameIdPolicy.format = lasso.SAML2_NAME_IDENTIFIER_FORMAT_EMAIL
            login.request.nameIdPolicy.allowCreate = True
            login.processAuthnRequestMsg(None)
        login.validateRequestMsg(True, True)
        context = lasso.SAML2_AUTHN_CONTEXT_PASSWORD_PROTECTED_TRANSPORT
        login.buildAssertion(context, in_minutes(0), None, in_minutes(-1), in_minutes(5))
        login.assertion.subject.nameId.format = lasso.SAML2_NAME_IDENTIFIER_FORMAT_EMAIL
        login.assertion.subject.nameId.content = name_id
        login.buildAuthnResponseMsg()
        return login.msgUrl, {"SAMLResponse": login.msgBody, "RelayState": login.msgRelayState}


serve(Idp)
