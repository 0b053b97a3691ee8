import { afterEach, expect, test } from "@jest/globals";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { worthKnowing } from "./config-safety.js";
import { ConfigError, loadConfig, type Config } from "./config.js";

const STRONG = "q8Z4fJx0vT2mLw7RkNcB1yHsUe9aGdPo";
const KEY = "pV9tXk3cQm7Zr2LwYb8NfHs0UaJd5GeiT4oRxCvM1qE";
const folders: string[] = [];

function dataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), "redress-config-"));
  folders.push(folder);
  return folder;
}

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

const production = (env: NodeJS.ProcessEnv = {}) =>
  problemsOf({ NODE_ENV: "production", JWT_SECRET: STRONG, ENCRYPTION_KEYS: `a:${KEY}`, ...env });

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test("without any setting: a random secret is made once, kept for its owner alone, and used again", () => {
  const folder = dataDir();
  const first = loadConfig({ DATA_DIR: folder });
  const second = loadConfig({ DATA_DIR: folder });

  expect(first.jwtSecret).toHaveLength(43);
  expect(second.jwtSecret).toBe(first.jwtSecret);
  expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, "secrets.json"), "utf8")).toContain(first.jwtSecret);
  expect(first).toMatchObject({ port: 5000, host: "127.0.0.1", publicUrl: "http://localhost:5000", databaseUrl: null });
  expect(Object.isFrozen(first)).toBe(true);
});

test("without any setting nothing is weaker than it should be", () => {
  expect(loadConfig({ DATA_DIR: dataDir() })).toMatchObject({
    bcryptCost: 12,
    passwordMinLength: 12,
    trustProxy: 0,
    corsOrigins: [],
    egressAllow: [],
    metricsToken: null,
  });
});

test("a key to seal with is made once and kept for its owner alone, also beside a secret of before", () => {
  const folder = dataDir();
  loadConfig({ DATA_DIR: folder, ENCRYPTION_KEYS: `a:${KEY}` });
  const keyOf = ({ encryptionKeys }: Config) => encryptionKeys.map(({ id, key }) => [id, key.export().toString("hex")]);
  const [first, second] = [loadConfig({ DATA_DIR: folder }), loadConfig({ DATA_DIR: folder })];

  expect(keyOf(first)).toEqual([["kept", expect.stringMatching(/^[0-9a-f]{64}$/)]]);
  expect(keyOf(second)).toEqual(keyOf(first));
  expect(statSync(join(folder, "encryption-key.json")).mode & 0o777).toBe(0o600);
});

test("of several keys the first seals; what the settings look like gives none away", () => {
  const config = loadConfig({ JWT_SECRET: STRONG, ENCRYPTION_KEYS: ` new:${KEY} , old:${KEY.toLowerCase()}=` });

  expect(config.encryptionKeys.map(({ id }) => id)).toEqual(["new", "old"]);
  expect(JSON.stringify(config) + inspect(config, { depth: null })).not.toContain(KEY.slice(0, 10));
  expect(problemsOf({ ENCRYPTION_KEYS: `a:${KEY}x` }).join()).not.toContain(KEY.slice(0, 10));
});

test("a damaged secrets file is said, not replaced in silence", () => {
  const folder = dataDir();
  writeFileSync(join(folder, "secrets.json"), "{");

  expect(() => loadConfig({ DATA_DIR: folder })).toThrow(/remove it/);
  expect(() => loadConfig({ DATA_DIR: folder, JWT_SECRET: STRONG })).not.toThrow();
  writeFileSync(join(folder, "encryption-key.json"), "{}");
  expect(() => loadConfig({ DATA_DIR: folder, JWT_SECRET: STRONG })).toThrow(/two-factor sign-in must be set up again/);
});

test("empty values count as not set", () => {
  expect(loadConfig({ JWT_SECRET: STRONG, ENCRYPTION_KEYS: `a:${KEY}`, PORT: "", SMTP_URL: " " })).toMatchObject({
    port: 5000,
    smtpUrl: null,
  });
});

test("wrong values are named all at once", () => {
  const problems = problemsOf({
    PORT: "many",
    BCRYPT_COST: "99",
    DATABASE_URL: "mysql://x",
    CORS_ORIGINS: "https://a.example/path",
  });

  expect(problems.map((line) => line.split(" ")[0]).sort()).toEqual([
    "BCRYPT_COST",
    "CORS_ORIGINS",
    "DATABASE_URL",
    "PORT",
  ]);
});

test.each([
  ["missing", { JWT_SECRET: "" }, /JWT_SECRET is missing/],
  ["short", { JWT_SECRET: "abcdefghijklmnopqrstuvwxyz12345" }, /JWT_SECRET is shorter than 32/],
  ["half of one", { JWT_SECRET: STRONG.slice(1) }, /JWT_SECRET is shorter than 32/],
  ["a metrics token from an example", { METRICS_TOKEN: "changeme".repeat(5) }, /METRICS_TOKEN is a known default/],
  [
    "plain http on a name that only looks like loopback",
    { PUBLIC_URL: "http://localhost.example.org" },
    /PUBLIC_URL must/,
  ],
  ["plain http on the machine's own network", { PUBLIC_URL: "http://192.168.1.5:5000" }, /PUBLIC_URL must/],
  ["from an example", { JWT_SECRET: "your-secret-key-change-in-production-123" }, /JWT_SECRET is a known default/],
  ["a word and filling", { JWT_SECRET: "changeme-changeme-changeme-changeme" }, /JWT_SECRET is a known default/],
  ["one character", { JWT_SECRET: "x".repeat(64) }, /JWT_SECRET repeats/],
  ["a short metrics token", { METRICS_TOKEN: "abc" }, /METRICS_TOKEN is shorter/],
  ["no key to seal with", { ENCRYPTION_KEYS: "" }, /ENCRYPTION_KEYS is missing/],
  ["a short key", { ENCRYPTION_KEYS: `a:${KEY.slice(1)}` }, /ENCRYPTION_KEYS must be keys such as/],
  ["a key without a name", { ENCRYPTION_KEYS: KEY }, /ENCRYPTION_KEYS must be keys such as/],
  ["two keys of one name", { ENCRYPTION_KEYS: `a:${KEY},a:${KEY}` }, /ENCRYPTION_KEYS names two keys "a"/],
  ["a key from an example", { ENCRYPTION_KEYS: `a:${"changeme-".repeat(4)}1234567` }, /"a" is a known default/],
  ["a key of one character", { ENCRYPTION_KEYS: `a:${"A".repeat(43)}` }, /"a" repeats/],
  [
    "words as a key, also as one that only opens",
    { ENCRYPTION_KEYS: `a:${KEY},b:${Buffer.from("correct horse battery staple 123").toString("base64url")}` },
    /"b" is text/,
  ],
  ["any origin", { CORS_ORIGINS: "https://a.example,*" }, /CORS_ORIGINS must not be \*/],
  ["plain http for the world", { PUBLIC_URL: "http://desk.example.org" }, /PUBLIC_URL must begin with https/],
])("production refuses what is unsafe: %s", (_case, env, message) => {
  const problems = production(env);

  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(message);
});

test.each(["http://localhost:5000", "http://127.0.0.1:8080", "http://[::1]:5000", "https://desk.example.org/"])(
  "production takes the public URL %s",
  (url) => expect(production({ PUBLIC_URL: url })).toEqual([]),
);

test("production names all problems at once and tells what to do", () => {
  const problems = production({ JWT_SECRET: "secret", CORS_ORIGINS: "*", PUBLIC_URL: "http://desk.example.org" });

  expect(problems).toHaveLength(3);
  expect(problems[0]).toContain("make one with: node -e");
});

test("production starts without a database, mail or public address of its own, and says what that means", () => {
  const bare = loadConfig({ NODE_ENV: "production", JWT_SECRET: STRONG, ENCRYPTION_KEYS: `a:${KEY}` });
  expect(worthKnowing(bare).map((line) => line.split(" ")[0])).toEqual(["DATABASE_URL", "PUBLIC_URL", "SMTP_URL"]);

  const whole = loadConfig({
    NODE_ENV: "production",
    JWT_SECRET: STRONG,
    ENCRYPTION_KEYS: `a:${KEY}`,
    DATABASE_URL: "postgres://app@db.example.org/desk",
    PUBLIC_URL: "https://desk.example.org",
    SMTP_URL: "smtps://mail.example.org",
  });
  expect(worthKnowing(whole)).toEqual([]);
});
