import { getParser } from "bowser";
import { remember } from "../remembered.js";

/** Longest part of a header that is looked at; kept headers are as long at most. */
const LOOKED_AT = 500;

/** What programs that are no browsers call themselves: "curl/8.5.0". */
const PRODUCT = /^([A-Za-z][\w.-]{0,39})(?:\/|\s|$)/;

/** Working one out takes a third of a millisecond; an export names the same few thousands of times. */
const known = remember<string | null>(500);

/**
 * A `User-Agent` header in words that somebody recognises their own device by: "Firefox on Windows", "curl".
 * It is what the caller said of themselves and proves nothing. Null where it says nothing that can be named.
 */
export function deviceName(userAgent: string | null | undefined): string | null {
  const header = (userAgent ?? "").slice(0, LOOKED_AT).trim();
  if (header === "") return null;
  let name = known.get(header);
  if (name === undefined) known.set(header, (name = workOut(header)));
  return name;
}

function workOut(header: string): string | null {
  const parser = getParser(header);
  const system = parser.getOSName();
  // Without a system it is a script, and the library's guess at a name may be any part of the header.
  if (!system)
    return parser.getPlatformType() === "bot" ? parser.getBrowserName() : (PRODUCT.exec(header)?.[1] ?? null);
  const browser = parser.getBrowserName();
  return browser ? `${browser} on ${system}` : system;
}
