import type { VaultKey } from "./platform/vault.js";

const SECRET_MIN_LENGTH = 32;

interface JudgedSettings {
  JWT_SECRET?: string | undefined;
  METRICS_TOKEN?: string | undefined;
  ENCRYPTION_KEYS?: readonly VaultKey[] | undefined;
  CORS_ORIGINS: readonly string[];
  PUBLIC_URL?: string | undefined;
}

/** Words that begin secrets from examples and tutorials, compared without case, spaces and punctuation. */
const knownDefaults = [
  "secret", "changeme", "changethis", "yoursecret", "yoursupersecret", "yourjwtsecret", "supersecret", "mysecret", "jwtsecret",
  "topsecret", "password", "default", "example", "replaceme", "replacethis", "placeholder", "development", "devsecret", "test", "todo", "admin",
]; // prettier-ignore

const ask = "make one with: node -e \"console.log(require('crypto').randomBytes(32).toString('base64url'))\"";
const askKey = "make one with: node -e \"console.log('a:' + require('crypto').randomBytes(32).toString('base64url'))\"";

/** What must not be said to the world: one sentence per setting, each with the way out. */
export function unsafeInProduction(set: JudgedSettings): string[] {
  const problems: string[] = [];
  const secrets = {
    JWT_SECRET: set.JWT_SECRET,
    ...(set.METRICS_TOKEN !== undefined && { METRICS_TOKEN: set.METRICS_TOKEN }),
  };
  for (const [name, value] of Object.entries(secrets)) {
    const problem = weakness(value);
    if (problem) problems.push(`${name} ${problem}: ${ask}`);
  }
  if (!set.ENCRYPTION_KEYS) problems.push(`ENCRYPTION_KEYS is missing: ${askKey}`);
  for (const { id, key } of set.ENCRYPTION_KEYS ?? []) {
    const problem = weaknessOfKey(key.export());
    if (problem) problems.push(`ENCRYPTION_KEYS: the key "${id}" ${problem}: ${askKey}`);
  }
  if (set.CORS_ORIGINS.includes("*")) {
    problems.push("CORS_ORIGINS must not be *: name each origin, such as https://www.example.org");
  }
  if (set.PUBLIC_URL && isPlainHttp(new URL(set.PUBLIC_URL))) {
    problems.push(
      "PUBLIC_URL must begin with https:// (plain http is for loopback alone): put the desk behind a proxy that speaks TLS",
    );
  }
  return problems;
}

interface WorkingSettings {
  databaseUrl: string | null;
  publicUrl: string;
  smtpUrl: string | null;
}

/** What production starts with all the same, though its operator should know: one sentence per setting, as a warning. */
export function worthKnowing({ databaseUrl, publicUrl, smtpUrl }: WorkingSettings): string[] {
  return [
    ...(databaseUrl === null
      ? [
          "DATABASE_URL is not set, so the data lie in the embedded PostgreSQL below DATA_DIR: enough for a small desk on one machine. For more, set it to a PostgreSQL server of your own.",
        ]
      : []),
    ...(isLoopback(new URL(publicUrl))
      ? [
          `PUBLIC_URL names this machine alone, so links in mail lead to ${publicUrl}. Set it to the address that people type.`,
        ]
      : []),
    ...(smtpUrl === null
      ? [
          "SMTP_URL is not set, so no mail is sent: registration and forgotten passwords are closed, and an invitation's link is shown to whoever invites.",
        ]
      : []),
  ];
}

function weakness(secret: string | undefined): string | null {
  if (secret === undefined) return "is missing";
  if (secret.length < SECRET_MIN_LENGTH) return `is shorter than ${SECRET_MIN_LENGTH} characters`;
  const letters = secret.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (knownDefaults.some((known) => letters.startsWith(known))) return "is a known default";
  // A random secret of this length has far more; "aaaa…" and "abcabc…" do not.
  if (new Set(secret).size < 10) return "repeats a few characters";
  return null;
}

/** 32 random bytes are printable characters throughout once in 10^14. */
function weaknessOfKey(key: Buffer): string | null {
  if (/^[\x20-\x7e]+$/.test(key.toString("latin1"))) return "is text and not random bytes";
  return weakness(key.toString("base64url"));
}

const isPlainHttp = (url: URL): boolean => url.protocol === "http:" && !isLoopback(url);

function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127\./.test(hostname);
}
