import { z } from "zod";
import type { ScannerAddress } from "./platform/scan/index.js";

const CLAMD_PORT = 3310;

/** `SCAN_URL` as an address to connect to. */
export const scanUrl = z.string().transform((text, context): ScannerAddress => {
  const address = URL.canParse(text) ? addressOf(new URL(text)) : null;
  if (address) return address;
  context.addIssue({
    code: "custom",
    message: "must be where clamd listens, such as tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl",
  });
  return z.NEVER;
});

function addressOf({
  protocol,
  hostname,
  port,
  pathname,
  search,
  hash,
  username,
  password,
}: URL): ScannerAddress | null {
  if (search || hash || username || password) return null;
  if (protocol === "unix:" && !hostname && /^\/[^%]*[^%/]$/.test(pathname)) return { path: pathname };
  if (protocol === "tcp:" && hostname && (pathname === "" || pathname === "/") && port !== "0")
    return { host: hostname.replace(/^\[(.*)\]$/, "$1"), port: port === "" ? CLAMD_PORT : Number(port) };
  return null;
}
