import { isIP } from "node:net";
import type { AllowedTargets } from "./allowed-targets.js";
import { EgressError } from "./egress-error.js";
import { isPublicAddress } from "./public-address.js";

/** Every address a name leads to, in the order in which they are to be tried. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Where a request goes: what was asked for, and the addresses that were found good. */
export interface Target {
  url: URL;
  addresses: readonly string[];
}

/** Where the web is usually served. Mail servers, databases and the like speak on other ports and are not for this. */
const WEB_PORTS = new Set([80, 443, 8080, 8443]);

/**
 * Judges an address that somebody named, with everything its name leads to: one bad address among good ones is enough to
 * refuse it.
 * @throws EgressError `refused`, or `unreachable` for a name that leads nowhere.
 */
export async function judge(text: string, allowed: AllowedTargets, resolve: Resolve): Promise<Target> {
  const url = readAddress(text);
  const host = hostOf(url);
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  const addresses = isIP(host) ? [host] : await found(resolve, host);
  const isNamed = !isIP(host) && allowed.hasHost(host, port);
  for (const address of addresses) {
    if (isNamed || allowed.hasAddress(address, port)) continue;
    if (!isPublicAddress(address)) throw refused(`${host} leads to ${address}, which is not public`);
    if (!WEB_PORTS.has(port)) throw refused(`port ${port} of ${host} is none of the web's`);
  }
  return { url, addresses };
}

function readAddress(text: string): URL {
  if (!URL.canParse(text)) throw refused("it is no address");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw refused(`it begins with ${url.protocol}`);
  if (url.username !== "" || url.password !== "") throw refused("it carries a name or password");
  // 0x7f000001, 2130706433, 0177.1 and circled digits all become 127.0.0.1: whoever writes so has something to hide.
  if (isIP(url.hostname) === 4 && !text.includes(url.hostname)) throw refused("its address is written in an odd way");
  return url;
}

/** Without the brackets of IPv6 and the dot that may end a name. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

async function found(resolve: Resolve, host: string): Promise<readonly string[]> {
  const addresses = await resolve(host).catch((error: unknown) => {
    throw new EgressError("unreachable", `${host} could not be looked up`, { cause: error });
  });
  if (addresses.length === 0) throw new EgressError("unreachable", `${host} has no address`);
  return addresses;
}

const refused = (why: string) => new EgressError("refused", `Not asked: ${why}`);
