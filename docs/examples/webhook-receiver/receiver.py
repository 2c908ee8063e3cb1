"""Receives Voronka's webhooks: checks the signature, keeps each message once. Standard library alone."""

import base64
import hashlib
import hmac
import json
import os
import sqlite3
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

SECRET = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
db = sqlite3.connect(os.environ.get("WEBHOOK_DB", "messages.db"))
db.execute("create table if not exists message (id text primary key, type text, data text)")


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        id, sent = self.headers["webhook-id"], self.headers["webhook-timestamp"]
        made = hmac.digest(SECRET, f"{id}.{sent}.".encode() + body, hashlib.sha256)
        expected, given = b"v1," + base64.b64encode(made), self.headers["webhook-signature"].encode()
        signed = any(hmac.compare_digest(each, expected) for each in given.split())
        signed = signed and abs(time.time() - int(sent)) < 300
        if signed:
            message = json.loads(body)
            with db:  # committed before the answer: what was answered is never lost, what comes twice counts once
                values = (id, message["type"], json.dumps(message["data"]))
                db.execute("insert or ignore into message values (?, ?, ?)", values)
        self.send_response(204 if signed else 401)
        self.end_headers()


server = HTTPServer(("127.0.0.1", int(os.environ.get("PORT", "0"))), Receiver)
print(f"listening on {server.server_port}", flush=True)
server.serve_forever()
