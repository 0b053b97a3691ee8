/**
 * The server's clock as this browser knows it. Devices are often minutes wrong, so whatever is compared with
 * a server instant uses this one, corrected by each answer that carries `server_time`.
 */
let offsetMs = 0;

/** Takes the server's time from an answer. `at` is the ISO instant the server wrote into it. */
export function noteServerTime(at: string): void {
  const server = Date.parse(at);
  if (Number.isFinite(server)) offsetMs = server - Date.now();
}

/** Now, in milliseconds since 1970, by the server's clock. */
export function serverNow(): number {
  return byServer(Date.now());
}

/** An instant of this device's clock as the server's clock tells it. */
export function byServer(at: number): number {
  return at + offsetMs;
}
