# An IdP's front: a logon page on 127.0.0.1 with one user and one password, and the form that goes on to the SP. What a request
# says and what is answered is the business of the library behind it.
import html
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

USERS = {"alice": "alice@example.onaliyun.com", "mallory": "mallory@example.onaliyun.com"}


def page(body):
    return f"<!doctype html><title>IdP</title>{body}".encode()


def serve(make_idp):
    """make_idp(url, asked) gives an object with `metadata` (text) and `respond(query, name_id)` -> (acs, fields)."""
    asked = json.load(sys.stdin)

    class Handler(BaseHTTPRequestHandler):
        def send(self, status, body, kind="text/html; charset=utf-8"):
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self):
            path = urlsplit(self.path).path
            if path == "/metadata":
                return self.send(200, idp.metadata.encode(), "application/samlmetadata+xml")
            if path not in ("/sso", "/start"):
                return self.send(404, page("nothing"))
            self.send(200, page(
                f'<form method="post" action="/login"><input name="username"><input name="password" type="password">'
                f'<input type="hidden" name="query" value="{html.escape(urlsplit(self.path).query)}">'
                f'<button type="submit">Log on</button></form>'
            ))

        def do_POST(self):
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode(), keep_blank_values=True)
            user = form["username"][0]
            if user not in USERS or form["password"][0] != "secret":
                return self.send(403, page('<p id="wrong">wrong password</p>'))
            acs, fields = idp.respond(form["query"][0], USERS[user])
            inputs = "".join(
                f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">'
                for name, value in fields.items() if value
            )
            self.send(200, page(
                f'<form method="post" action="{html.escape(acs)}">{inputs}</form><script>document.forms[0].submit()</script>'
            ))

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    url = f"http://127.0.0.1:{server.server_address[1]}"
    idp = make_idp(url, asked)
    print(url, flush=True)
    server.serve_forever()
