"""Receives messages of a webhook: checks the signature, answers at once, prints what changed.

    XUEHUI_WEBHOOK_SECRET=whsec_… python3 receive.py 8090

Behind a server that speaks TLS: the platform sends to https addresses.
"""
import base64
import hashlib
import hmac
import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = base64.b64decode(os.environ["XUEHUI_WEBHOOK_SECRET"].removeprefix("whsec_"))
# How far a message's time may be from ours, seconds; a demo of the platform lives in another year.
TOLERANCE = int(os.environ.get("XUEHUI_WEBHOOK_TOLERANCE", "300"))
seen = set()


def is_genuine(headers, body):
    """Standard Webhooks: one of the signatures is ours, and the message is not an old one sent again by somebody."""
    identity, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "0")
    if not at.isdecimal() or abs(time.time() - int(at)) > TOLERANCE:
        return False
    signed = hmac.new(KEY, f"{identity}.{at}.".encode() + body, hashlib.sha256).digest()
    wanted = b"v1," + base64.b64encode(signed)
    return any(hmac.compare_digest(wanted, one.encode()) for one in headers.get("webhook-signature", "").split(" "))


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(min(int(self.headers.get("content-length", 0)), 65536))
        genuine = is_genuine(self.headers, body)
        self.send_response(204 if genuine else 400)
        self.end_headers()
        # A message may come twice. Put it into a queue of your own here; a set in memory is an example's.
        if genuine and self.headers["webhook-id"] not in seen:
            seen.add(self.headers["webhook-id"])
            print(json.dumps(json.loads(body)), flush=True)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver)
    print(server.server_port, flush=True)
    server.serve_forever()
