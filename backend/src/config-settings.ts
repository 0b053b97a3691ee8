import { z } from "zod";
import { egressAllow } from "./config-egress.js";
import { encryptionKeys } from "./config-keys.js";
import { scanUrl } from "./config-scan.js";

/** What a setting is for, as people read it: `.env.example` and `.github/configuration.md` are made from this. */
export interface Explanation {
  /** The heading it stands under; settings of one follow each other. */
  section: string;
  description: string;
  /** What holds while it is not set, where that is no fixed value. */
  otherwise?: string;
  /** A value as it may look, or a command that makes one. */
  example?: string;
}

export const explanations = z.registry<Explanation>();

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

const whole = (min: number, max: number, byDefault: number) =>
  z.coerce
    .number(`must be a number`)
    .int("must be a whole number")
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`)
    .default(byDefault);

const address = (protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be an address beginning with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
  });

const origin = address(["http:", "https:"]).refine((text) => URL.canParse(text) && new URL(text).origin === text, {
  message: "must be origins such as https://desk.example.org, separated by commas, without a path",
});

const origins = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim().replace(/\/$/, ""))
      .filter(Boolean),
  )
  .pipe(z.array(origin.or(z.literal("*"))))
  .default([]);

const section =
  (name: string) =>
  <Setting extends z.ZodType>(
    setting: Setting,
    description: string,
    more: Omit<Explanation, "section" | "description"> = {},
  ) => {
    explanations.add(setting, { section: name, description, ...more });
    return setting;
  };
const where = section("Where the desk is");
const keeps = section("What it keeps");
const secrets = section("Secrets");
const mail = section("Mail");
const bounds = section("Bounds of the desk's settings");
const scan = section("Virus scanner");
const people = section("Who is there");
const log = section("Log");

/** Every setting with its check, its default and its explanation, in the order people read them. */
export const settings = z.object({
  NODE_ENV: where(
    z.enum(["production", "development", "test"], "must be production, development or test").default("development"),
    "production refuses unsafe settings and never makes demo data; anything else is for trying out and for development.",
  ),
  PORT: where(whole(0, 65_535, 5000), "The port that serves the API and the web app."),
  HOST: where(z.string().optional(), "The address to listen on. The demo stays on 127.0.0.1 whatever is set.", {
    otherwise: "127.0.0.1 outside production, 0.0.0.0 in it",
  }),
  PUBLIC_URL: where(
    address(["http:", "https:"]).optional(),
    "The address people type, from which every link in a mail is made. Must be https in production, loopback excepted.",
    { otherwise: "http://localhost:PORT" },
  ),
  TRUST_PROXY: where(
    whole(0, 10, 0),
    "How many reverse proxies stand in front, so that the visitor's address is taken from X-Forwarded-For. 0: none.",
  ),
  CORS_ORIGINS: where(
    origins,
    "Other web origins whose pages may call the API, separated by commas. Never * in production.",
    { otherwise: "none" },
  ),

  EGRESS_ALLOW: where(
    egressAllow,
    "Names and networks of your own that links typed by people may lead to, separated by commas, each with a port or for all. Everything else that is not in the public network is refused.",
    { otherwise: "none", example: "intranet.example.org,10.1.2.3:8443,10.7.0.0/16" },
  ),

  DATA_DIR: keeps(
    z.string().default(".data"),
    "The folder for uploads, secrets made outside production, and the embedded database.",
  ),
  DATABASE_URL: keeps(
    address(["postgres:", "postgresql:"]).optional(),
    "A PostgreSQL 15 or newer, as the role the desk runs as.",
    {
      otherwise: "an embedded PostgreSQL below DATA_DIR",
      example: "postgres://redress_app:password@127.0.0.1:5432/redress",
    },
  ),
  DATABASE_OWNER_URL: keeps(
    address(["postgres:", "postgresql:"]).optional(),
    "The role that owns the tables and migrates them.",
    { otherwise: "DATABASE_URL's role does, and its rights then do not protect the log" },
  ),
  POOL_SIZE: keeps(whole(5, 200, 10), "Connections each process keeps to the database for requests."),
  WORKER_CONCURRENCY: keeps(whole(1, 50, 4), "Jobs each process works on at the same time."),

  JWT_SECRET: secrets(
    z.string().optional(),
    "Signs access tokens: at least 32 random characters, required in production.",
    {
      otherwise: "outside production one is made and kept",
      example: "node -e \"console.log(require('crypto').randomBytes(32).toString('base64url'))\"",
    },
  ),
  ENCRYPTION_KEYS: secrets(
    encryptionKeys.optional(),
    "Seal what must be read again, such as the secrets of two-factor sign-in: name:key, separated by commas. The first seals, all of them open. Required in production. Keep them apart from backups: without them nobody reads what they sealed.",
    {
      otherwise: "outside production one is made and kept",
      example: "node -e \"console.log('a:' + require('crypto').randomBytes(32).toString('base64url'))\"",
    },
  ),
  METRICS_TOKEN: secrets(z.string().optional(), "What Prometheus sends as its bearer token to read /metrics.", {
    otherwise: "nobody reads it",
  }),
  BCRYPT_COST: secrets(
    whole(4, 15, 12),
    "How much work hashing a password is. Each step doubles it; 12 takes about a fifth of a second.",
  ),
  PASSWORD_MIN_LENGTH: secrets(whole(8, 64, 12), "The shortest password that can be set."),

  SMTP_URL: mail(address(["smtp:", "smtps:"]).optional(), "The mail server.", {
    otherwise: "mail is kept and shown to admins instead",
    example: "smtps://user:password@mail.example.org",
  }),
  MAIL_FROM: mail(
    z
      .string()
      .regex(/^[^\r\n]+$/, "must be one line")
      .default("Redress <desk@localhost>"),
    "The sender of all mail.",
  ),

  ATTACHMENT_MAX_BYTES: bounds(
    whole(1, 1024 ** 3, 25 * 1024 ** 2),
    "The largest file that admins can allow to be attached, in bytes.",
  ),
  ATTACHMENT_MAX_FILES: bounds(whole(1, 50, 10), "How many files admins can allow one message to carry."),
  SEND_HOLD_MS: bounds(
    whole(0, 60_000, 5_000),
    "How long what staff send can be undone before it goes out, in milliseconds. Promises count from the press.",
  ),
  IMPORT_MAX_BYTES: bounds(
    whole(1, 4 * 1024 ** 3, 200 * 1024 ** 2),
    "The largest file of complaints that can be uploaded for import, in bytes.",
  ),

  SCAN_URL: scan(
    scanUrl.optional(),
    "A clamd that looks into every attached file before anybody can download it. While it does not answer, new files stay closed. Its StreamMaxLength must be at least ATTACHMENT_MAX_BYTES.",
    {
      otherwise: "files are not searched for viruses and can be downloaded at once",
      example: "tcp://127.0.0.1:3310, or unix:/run/clamav/clamd.ctl",
    },
  ),

  AWAY_AFTER_MINUTES: people(
    whole(1, 240, 10),
    "After how many minutes without a movement staff count as away, so that tickets are not assigned to them by themselves.",
  ),

  LOG_LEVEL: log(
    z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).optional(),
    "fatal, error, warn, info, debug, trace or silent.",
    { otherwise: "info in production, warn elsewhere" },
  ),
});
export type Settings = z.output<typeof settings>;
