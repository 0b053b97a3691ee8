import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { keptKey, keptSecret } from "./config-secrets.js";
import { unsafeInProduction } from "./config-safety.js";
import { settings, type LogLevel, type Settings } from "./config-settings.js";
import type { AllowedTarget } from "./platform/egress/index.js";
import type { ScannerAddress } from "./platform/scan/index.js";
import type { VaultKey } from "./platform/vault.js";

/** The folder of the root package.json; the same from `src` and from `dist`. */
const root = fileURLToPath(new URL("../../", import.meta.url));

/** All settings, read once. `null` means: not set. `.env.example` says what each is for. */
export interface Config {
  readonly isProduction: boolean;
  readonly port: number;
  readonly host: string;
  /** Without a slash at its end; all links are made from it. */
  readonly publicUrl: string;
  /** Absolute: secrets, uploads and the embedded database lie below it. */
  readonly dataDir: string;
  /** The app's role; null: the embedded server. */
  readonly databaseUrl: string | null;
  /** The role that migrates; null: the same as `databaseUrl`. */
  readonly databaseOwnerUrl: string | null;
  readonly jwtSecret: string;
  /** The first seals, all of them open. */
  readonly encryptionKeys: readonly VaultKey[];
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Null: /metrics answers nobody. */
  readonly metricsToken: string | null;
  /** The most that admins can allow; what they do allow is a setting of the desk. */
  readonly attachmentMaxBytes: number;
  /** Per message; likewise. */
  readonly attachmentMaxFiles: number;
  /** Bytes of a file to import. */
  readonly importMaxBytes: number;
  /** Milliseconds for which a message of staff can be undone after Send was pressed. */
  readonly sendHoldMs: number;
  readonly passwordMinLength: number;
  readonly bcryptCost: number;
  /** Reverse proxies in front of us whose X-Forwarded-For is believed. */
  readonly trustProxy: number;
  /** Origins besides our own whose pages may call the API. */
  readonly corsOrigins: readonly string[];
  /** What links that people name may lead to besides the public network. */
  readonly egressAllow: readonly AllowedTarget[];
  /** Who looks into uploaded files for viruses; null: nobody does. */
  readonly scanAt: ScannerAddress | null;
  /** Minutes without a movement after which staff before a screen count as away. */
  readonly awayAfterMinutes: number;
  readonly logLevel: LogLevel;
  readonly poolSize: number;
  readonly workerConcurrency: number;
}

/** Every problem at once, each naming its setting and the way out. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(readonly problems: readonly string[]) {
    super(
      `Some settings (environment or .env) need another value:\n${problems.map((line) => `  - ${line}`).join("\n")}`,
    );
  }
}

/** The environment, over what a `.env` file in the root says. */
function readEnvironment(): NodeJS.ProcessEnv {
  return { ...readEnvFile(resolve(root, ".env")), ...process.env };
}

/**
 * Reads the settings. Outside production missing secrets are made once and kept below the data folder.
 *
 * @throws ConfigError naming every setting that is wrong, or unsafe in production.
 */
export function loadConfig(env: NodeJS.ProcessEnv = readEnvironment()): Config {
  // An empty value in a .env file means "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`));
  }
  const set = parsed.data;
  const isProduction = set.NODE_ENV === "production";
  const problems = [
    ...(set.DATABASE_OWNER_URL && !set.DATABASE_URL
      ? ["DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither for the embedded server"]
      : []),
    ...(isProduction ? unsafeInProduction(set) : []),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(configFrom(set, isProduction));
}

/** The password for `create-admin`, for machines; never on a command line, which every user of a machine can read. */
export function adminPassword(): string | null {
  return process.env["REDRESS_ADMIN_PASSWORD"] || null;
}

function configFrom(set: Settings, isProduction: boolean): Config {
  const dataDir = resolve(root, set.DATA_DIR);
  return {
    isProduction,
    port: set.PORT,
    host: set.HOST ?? (isProduction ? "0.0.0.0" : "127.0.0.1"),
    publicUrl: (set.PUBLIC_URL ?? `http://localhost:${set.PORT}`).replace(/\/+$/, ""),
    dataDir,
    databaseUrl: set.DATABASE_URL ?? null,
    databaseOwnerUrl: set.DATABASE_OWNER_URL ?? null,
    jwtSecret: set.JWT_SECRET ?? keptSecret(dataDir, "jwt"),
    encryptionKeys: Object.freeze(set.ENCRYPTION_KEYS ?? [keptKey(dataDir)]),
    smtpUrl: set.SMTP_URL ?? null,
    mailFrom: set.MAIL_FROM,
    metricsToken: set.METRICS_TOKEN ?? null,
    attachmentMaxBytes: set.ATTACHMENT_MAX_BYTES,
    attachmentMaxFiles: set.ATTACHMENT_MAX_FILES,
    importMaxBytes: set.IMPORT_MAX_BYTES,
    sendHoldMs: set.SEND_HOLD_MS,
    passwordMinLength: set.PASSWORD_MIN_LENGTH,
    bcryptCost: set.BCRYPT_COST,
    trustProxy: set.TRUST_PROXY,
    corsOrigins: Object.freeze(set.CORS_ORIGINS),
    egressAllow: Object.freeze(set.EGRESS_ALLOW),
    scanAt: set.SCAN_URL ?? null,
    awayAfterMinutes: set.AWAY_AFTER_MINUTES,
    logLevel: set.LOG_LEVEL ?? (isProduction ? "info" : "warn"),
    poolSize: set.POOL_SIZE,
    workerConcurrency: set.WORKER_CONCURRENCY,
  };
}

function readEnvFile(path: string): NodeJS.ProcessEnv {
  return existsSync(path) ? parseEnv(readFileSync(path, "utf8")) : {};
}
