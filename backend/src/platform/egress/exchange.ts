import { request as requestHttp, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { EgressError } from "./egress-error.js";
import type { Target } from "./target.js";

export interface EgressRequest {
  method?: "GET" | "POST";
  headers?: Readonly<Record<string, string>>;
  body?: string | Buffer;
  /** Bytes of the answer's body; what is larger is an error. 64 KB by default. */
  maxBytes?: number;
}

/** Whatever the other side answered; a redirect is an answer like any other, and followed by nobody. */
export interface EgressAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const MAX_BYTES = 64 * 1024;

/**
 * One request over a connection of its own, to the addresses that were judged and no others.
 * @throws EgressError `unreachable` or `too_large`; whatever the signal was aborted with.
 */
export async function exchange(
  { url, addresses }: Target,
  { method = "GET", headers = {}, body, maxBytes = MAX_BYTES }: EgressRequest,
  signal: AbortSignal,
): Promise<EgressAnswer> {
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const request = send(url, {
    method,
    // Unpacked it could be of any size.
    headers: { "User-Agent": "Redress", "Accept-Encoding": "identity", ...headers },
    agent: false,
    lookup: lookupIn(addresses),
    signal,
  });
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request.once("response", resolve).once("error", reject);
      request.end(body);
    });
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: await wholeBody(response, maxBytes),
    };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EgressError) throw error;
    throw new EgressError("unreachable", `${url.host} did not answer`, { cause: error });
  } finally {
    // Whatever is still to come is not wanted, and an error on the way out is nobody's any more.
    request.on("error", () => undefined).destroy();
  }
}

/** The name is looked up once, before: a second answer could be another. */
function lookupIn(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, callback) => {
    if (options.all) return callback(null, found);
    const [first] = found;
    return callback(null, first?.address ?? "", first?.family);
  };
}

async function wholeBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new EgressError("too_large", `The answer is larger than ${maxBytes} bytes`);
  if (Number(response.headers["content-length"] ?? 0) > maxBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
