// Receives Voronka's webhooks: checks the signature, keeps each message once. Node's own modules alone.
import { createHmac, timingSafeEqual } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const secret = Buffer.from((process.env.WEBHOOK_SECRET ?? "").replace(/^whsec_/, ""), "base64");
const folder = process.env.WEBHOOK_FOLDER ?? "messages";
mkdirSync(folder, { recursive: true });

function isSigned(id: string, sent: string, given: string, body: Buffer): boolean {
  const made = createHmac("sha256", secret).update(`${id}.${sent}.`).update(body).digest("base64");
  const expected = Buffer.from(`v1,${made}`);
  const signatures = given.split(" ").map((each) => Buffer.from(each));
  const signed = signatures.some((each) => each.length === expected.length && timingSafeEqual(each, expected));
  return signed && Math.abs(Date.now() / 1000 - Number(sent)) < 300;
}

const server = createServer(async (request, response) => {
  const header = (name: string) => String(request.headers[name] ?? "");
  const body = Buffer.concat(await request.toArray());
  const id = header("webhook-id");
  const signed = isSigned(id, header("webhook-timestamp"), header("webhook-signature"), body);
  if (signed) {
    // On the disk before the answer: what was answered is never lost. Under its id: what comes twice counts once.
    writeFileSync(`${folder}/new`, body, { flush: true });
    renameSync(`${folder}/new`, `${folder}/${encodeURIComponent(id)}.json`);
  }
  response.writeHead(signed ? 204 : 401).end();
});

server.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => {
  console.log(`listening on ${(server.address() as AddressInfo).port}`);
});
