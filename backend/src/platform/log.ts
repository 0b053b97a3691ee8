import { pino, type DestinationStream, type Logger } from "pino";

/** What must never reach a log, wherever in an entry it stands. */
const secrets = [
  "authorization",
  "cookie",
  "set-cookie",
  "password",
  "current_password",
  "new_password",
  "recovery_codes",
  "challenge",
  "api_key",
  "encryptionKeys",
  "token",
  "secret",
  "refresh_token",
  "jwtSecret",
  "smtpUrl",
];
const redacted = secrets.flatMap((name) => {
  const key = name.includes("-") ? `["${name}"]` : name;
  return name.includes("-") ? [`*${key}`, `*.*${key}`] : [key, `*.${key}`, `*.*.${key}`];
});

export interface LogOptions {
  level: string;
  /** stderr keeps the terminal's start-up lines apart from the log. */
  to: "stdout" | "stderr";
}

/** One JSON object per line, without secrets. A log that is closed (a broken pipe) is written no more. */
export function createLogger({ level, to }: LogOptions): Logger {
  const destination = pino.destination({ fd: to === "stdout" ? 1 : 2, sync: true });
  // A full disk or a closed terminal must not end the desk; there is nowhere left to say so.
  destination.on("error", () => undefined);
  return loggerTo(destination, level);
}

export function loggerTo(destination: DestinationStream, level: string): Logger {
  const redact = { paths: redacted, censor: "[removed]" };
  return pino({ level, base: { pid: process.pid }, redact, serializers: { err: told } }, destination);
}

/**
 * What a log keeps of an error. Not all it carries: a database error brings along the values that were being written,
 * among them password hashes and what people wrote in confidence.
 */
function told(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const code = stringIn(error, "code") ?? stringIn(Reflect.get(error, "original"), "code");
  const sql = stringIn(error, "sql")?.slice(0, 500);
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(code && { code }),
    ...(sql && { sql }),
    ...(error.cause !== undefined && { cause: told(error.cause) }),
  };
}

function stringIn(from: unknown, key: string): string | undefined {
  const value: unknown = from !== null && typeof from === "object" ? Reflect.get(from, key) : undefined;
  return typeof value === "string" ? value : undefined;
}

/** A line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Whoever read our output may have gone: writing then fails, and must not end the process. */
export function outliveClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
