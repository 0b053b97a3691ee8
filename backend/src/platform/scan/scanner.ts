import type { Readable } from "node:stream";
import { askInStream } from "./in-stream.js";
import { ScanError } from "./scan-error.js";

/** Where the scanner listens: as clamd does, on a port or a Unix socket. */
export type ScannerAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** Looks into files for what nobody should open. */
export interface Scanner {
  /**
   * Reads a content to its end and has it judged.
   *
   * @param size bytes that it must have: what was cut off on its way here is not judged.
   * @returns what was found, by the scanner's name for it; null: nothing.
   * @throws ScanError whenever there is no clear answer, which is never a yes.
   */
  scan(content: Readable, size: number): Promise<string | null>;
}

export interface ScanLimits {
  /** Until the connection stands. */
  connectMillis: number;
  /** For the whole conversation; clamd gives itself two minutes at most. */
  totalMillis: number;
}

const usual: ScanLimits = { connectMillis: 5_000, totalMillis: 150_000 };

/** A scanner that speaks clamd's INSTREAM. Each file has a connection of its own; nothing is kept open. */
export function createScanner(address: ScannerAddress, limits: Partial<ScanLimits> = {}): Scanner {
  return {
    scan: async (content, size) =>
      verdictOf(await askInStream(address, content, { size, limits: { ...usual, ...limits } })),
  };
}

const FOUND = /^stream: (.+) FOUND$/s;
const LONGEST_NAME = 200;

/** Only the two sentences that clamd's manual gives for a verdict are one. */
function verdictOf(reply: string): string | null {
  if (reply === "stream: OK") return null;
  const [, name] = FOUND.exec(reply) ?? [];
  if (name === undefined) throw new ScanError(`The scanner answered: ${printable(reply)}`);
  return printable(name);
}

const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, "?").slice(0, LONGEST_NAME);
