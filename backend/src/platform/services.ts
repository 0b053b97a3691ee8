import type { Logger } from "pino";
import type { Config } from "../config.js";
import type { Database } from "./db.js";
import type { Egress } from "./egress/index.js";
import type { RecordedEvent } from "./events.js";
import type { Hints } from "./hints.js";
import type { MailTransport } from "./mail/transport.js";
import type { Scanner } from "./scan/index.js";
import type { Storage } from "./storage.js";
import type { Vault } from "./vault.js";
import type { RunWork } from "./work.js";

/** What every feature may use; made once in main.ts (and by tests), never reached for globally. */
export interface Services {
  readonly config: Config;
  /** Demo mode: not production, embedded server, seeded by our own start. Read from the database at boot. */
  readonly demo: boolean;
  readonly db: Database;
  readonly runWork: RunWork;
  readonly storage: Storage;
  /** Null when no mail server is set up: mail is then kept and shown to admins. */
  readonly mail: MailTransport | null;
  /** The only way out to addresses that people name. */
  readonly egress: Egress;
  /** Null when none is set up: files are then handed out as they came. */
  readonly scanner: Scanner | null;
  readonly hints: Hints;
  /** Seals secrets that must be read again. */
  readonly vault: Vault;
  readonly log: Logger;
}

/** Reacts to an event. Runs at least once: what it writes must carry a unique key, so that a repeat changes nothing. */
export type Consumer = (services: Services, event: RecordedEvent) => Promise<void>;

/** A job that is not a reaction to an event. Runs at least once. */
export type Task = (services: Services, payload: unknown) => Promise<void>;
