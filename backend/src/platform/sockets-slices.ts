import { setImmediate as otherWork } from "node:timers/promises";

/** Two thousand connections take some 60 milliseconds to tell: in so many slices, none holds up a request noticeably. */
const SLICES = 8;

/** Which slice the next connection is in: all are about as large. */
export function dealSlices(): () => number {
  let dealt = 0;
  return () => (dealt += 1) % SLICES;
}

/** The names under which a slice's connections are in these rooms. */
export const inSlice = (rooms: readonly string[], slice: number): string[] => rooms.map((room) => `${room}/${slice}`);

/** Goes through the slices in turn; whatever else the process has to do is done in between. */
export async function sliceAfterSlice(tell: (slice: number) => void): Promise<void> {
  for (let slice = 0; slice < SLICES; slice += 1) {
    if (slice > 0) await otherWork();
    tell(slice);
  }
}
