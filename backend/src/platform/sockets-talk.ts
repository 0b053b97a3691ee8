import { wallClock } from "./clock.js";

/** A connection says who it is and, once a second at most, where; and it answers a ping twice a minute. */
const PACKETS_PER_WINDOW = 20;
const WINDOW_MS = 10_000;

interface Talker {
  on(event: "packet", listener: () => void): unknown;
  /** @param discard without waiting for what is still to be sent. */
  close(discard?: boolean): unknown;
}

/** Ends a connection that talks without need: reading frames takes time that all others wait for. */
export function limitTalk(connection: Talker): void {
  let packets = 0;
  let windowEnds = wallClock.millis() + WINDOW_MS;
  connection.on("packet", () => {
    if (wallClock.millis() >= windowEnds) {
      packets = 0;
      windowEnds = wallClock.millis() + WINDOW_MS;
    }
    packets += 1;
    if (packets > PACKETS_PER_WINDOW) connection.close(true);
  });
}
