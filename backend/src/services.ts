import { join } from "node:path";
import type { Logger } from "pino";
import type { Config } from "./config.js";
import type { Database } from "./platform/db.js";
import { createEgress } from "./platform/egress/index.js";
import { createHints, type Broadcast } from "./platform/hints.js";
import { createMailTransport } from "./platform/mail/transport.js";
import { createScanner } from "./platform/scan/index.js";
import type { Services } from "./platform/services.js";
import { openDiskStorage, type Storage } from "./platform/storage.js";
import { createVault } from "./platform/vault.js";
import { createRunWork } from "./platform/work.js";
import { consumersOf } from "./subscriptions.js";

/** What a process is made of, for the server and the command line alike. */
export function createServices(given: {
  config: Config;
  log: Logger;
  db: Database;
  demo: boolean;
  broadcast: Broadcast;
}): Services {
  const { config, log, db, demo, broadcast } = given;
  const hints = createHints(broadcast);
  const vault = createVault(config.encryptionKeys);
  return {
    config,
    demo,
    db,
    log,
    hints,
    runWork: createRunWork({ db, hints, consumersOf, vault }),
    storage: openStorage(config),
    vault,
    egress: createEgress({ allow: config.egressAllow, log }),
    scanner: config.scanAt === null ? null : createScanner(config.scanAt),
    mail: config.smtpUrl === null ? null : createMailTransport(config.smtpUrl),
  };
}

/** Where files' contents lie. */
export const openStorage = (config: Config): Storage => openDiskStorage(join(config.dataDir, "files"));
