import { createSecretKey } from "node:crypto";
import type { Config } from "../src/config.js";

/** Settings of a test's desk: nothing from the environment, everything as fast as it goes. */
export function testConfig(dataDir: string, changes: Partial<Config> = {}): Config {
  return {
    isProduction: false,
    port: 0,
    host: "127.0.0.1",
    publicUrl: "http://localhost:5000",
    dataDir,
    databaseUrl: null,
    databaseOwnerUrl: null,
    jwtSecret: "a secret that only tests use, long enough to be taken",
    encryptionKeys: [{ id: "test", key: createSecretKey(Buffer.alloc(32, "only tests ")) }],
    smtpUrl: null,
    mailFrom: "Redress <desk@localhost>",
    metricsToken: null,
    attachmentMaxBytes: 10 * 1024 ** 2,
    attachmentMaxFiles: 5,
    importMaxBytes: 1024 ** 2,
    sendHoldMs: 5_000,
    passwordMinLength: 12,
    bcryptCost: 4,
    trustProxy: 0,
    corsOrigins: [],
    egressAllow: [],
    scanAt: null,
    awayAfterMinutes: 10,
    logLevel: "silent",
    poolSize: 5,
    workerConcurrency: 1,
    ...changes,
  };
}
