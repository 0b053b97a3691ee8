/** The process cannot start here, for a reason that the person at the terminal can do something about. */
export class StartError extends Error {
  override readonly name: string = "StartError";
}

/** Errors whose message says all there is to know; any other is a bug, and where it happened matters. */
const plainlyTold = [
  "StartError",
  "ConfigError",
  "EmbeddedError",
  "MigrationError",
  "DatabaseCommandError",
  "BackupError",
  "AuditError",
  "AppError",
];

/** Tells the person at the terminal why it did not work. */
export function tellFailure(error: unknown): void {
  if (!(error instanceof Error)) process.stderr.write(`${String(error)}\n`);
  else process.stderr.write(`\n${plainlyTold.includes(error.name) ? error.message : (error.stack ?? error.message)}\n`);
}
