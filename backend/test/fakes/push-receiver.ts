import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify, type ECDH } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { PushMessage } from "../../src/contract/index.js";

/** Something the desk sent to a browser, read as that browser would. */
export interface ReceivedPush {
  path: string;
  headers: IncomingHttpHeaders;
  message: PushMessage;
  /** What the signature vouches for; it was checked. */
  claims: { aud: string; exp: number; sub: string };
  /** The key that made it. */
  publicKey: string;
}

export interface PushReceiver {
  received: ReceivedPush[];
  /** Every request, also those that were answered otherwise. */
  asked: string[];
  /** What the next requests are answered; 201 when there is nothing left. */
  answers: { status: number; headers?: Record<string, string> }[];
  /** Hears of each request before it is answered. */
  onRequest: ((path: string) => Promise<void>) | null;
  /** What a new browser says of itself. */
  subscribe(): { endpoint: string; keys: { p256dh: string; auth: string } };
  close(): Promise<void>;
}

interface Browser {
  own: ECDH;
  auth: Buffer;
}

/** A push service on loopback (RFC 8030), with the browsers behind it, which open what they get (RFC 8291). */
export async function startPushReceiver(): Promise<PushReceiver> {
  const browsers = new Map<string, Browser>();
  const server = createServer((req, res) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
      const path = req.url ?? "";
      receiver.asked.push(path);
      await receiver.onRequest?.(path);
      const { status, headers = {} } = receiver.answers.shift() ?? { status: 201 };
      const browser = browsers.get(path);
      if (status === 201 && browser)
        receiver.received.push({
          path,
          headers: req.headers,
          ...vouchedFor(req.headers),
          message: read(browser, Buffer.concat(chunks)),
        });
      res.writeHead(status, headers).end();
    })().catch((error: unknown) => res.writeHead(500, { "X-Why": String(error) }).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  const receiver: PushReceiver = {
    received: [],
    asked: [],
    answers: [],
    onRequest: null,
    subscribe: () => {
      const own = createECDH("prime256v1");
      const p256dh = own.generateKeys("base64url");
      const auth = randomBytes(16);
      const path = `/push/${randomBytes(12).toString("base64url")}`;
      browsers.set(path, { own, auth });
      return { endpoint: `http://127.0.0.1:${port}${path}`, keys: { p256dh, auth: auth.toString("base64url") } };
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return receiver;
}

/** RFC 8292. @throws Error for a signature that is not of the key beside it. */
function vouchedFor({ authorization = "" }: IncomingHttpHeaders): Pick<ReceivedPush, "claims" | "publicKey"> {
  const [, token = "", publicKey = ""] = /^vapid t=([^,]+), ?k=(\S+)$/.exec(authorization) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(publicKey, "base64url");
  const half = (from: number) => point.subarray(from, from + 32).toString("base64url");
  const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x: half(1), y: half(33) }, format: "jwk" });
  const { alg } = JSON.parse(Buffer.from(head, "base64url").toString()) as { alg: string };
  const isGood = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (alg !== "ES256" || !isGood) throw new Error("The signature is wrong");
  return { claims: JSON.parse(Buffer.from(claims, "base64url").toString()) as ReceivedPush["claims"], publicKey };
}

/** One record of `aes128gcm` (RFC 8188). @throws Error for what was sealed for another browser. */
function read({ own, auth }: Browser, body: Buffer): PushMessage {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), own.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync("sha256", own.computeSecret(sender), auth, info, 32));
  const part = (name: string, bytes: number) =>
    Buffer.from(hkdfSync("sha256", secret, salt, Buffer.from(`Content-Encoding: ${name}\0`), bytes));
  const decipher = createDecipheriv("aes-128-gcm", part("aes128gcm", 16), part("nonce", 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  return JSON.parse(padded.subarray(0, end).toString()) as PushMessage;
}
