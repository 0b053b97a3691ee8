import { getParser } from "bowser";

/** Longest part of a header that is looked at; kept headers are as long at most. */
const LOOKED_AT = 500;

/** What programs that are no browsers call themselves: "curl/8.5.0". */
const PRODUCT = /^([A-Za-z][\w.-]{0,39})(?:\/|\s|$)/;

/**
 * A `User-Agent` header in words that somebody recognises their own device by: "Firefox on Windows", "curl".
 * It is what the caller said of themselves and proves nothing. Null where it says nothing that can be named.
 */
export function deviceName(userAgent: string | null | undefined): string | null {
  const header = (userAgent ?? "").slice(0, LOOKED_AT).trim();
  if (header === "") return null;
  const parser = getParser(header);
  const system = parser.getOSName();
  // Without a system it is a script, and the library's guess at a name may be any part of the header.
  if (!system)
    return parser.getPlatformType() === "bot" ? parser.getBrowserName() : (PRODUCT.exec(header)?.[1] ?? null);
  const browser = parser.getBrowserName();
  return browser ? `${browser} on ${system}` : system;
}
