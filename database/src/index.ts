export { EmbeddedError, startEmbedded, type EmbeddedOptions, type EmbeddedServer } from "./embedded.js";
export { migrate, MigrationError, pendingMigrations, type MigrateOptions } from "./migrate.js";
export { roleOf, sharesRole, urlsFromEnvironment, type DatabaseUrls } from "./urls.js";
export {
  DatabaseCommandError,
  databaseCommands,
  isDatabaseCommand,
  runDatabaseCommand,
  type DatabaseCommand,
  type DatabaseCommandDeps,
} from "./cli.js";
export { dumpSchema } from "./schema-dump.js";
export { BackupError } from "./backup/format.js";
export type { FileStore } from "./backup/file-store.js";
export { takeBackup, type BackupOptions, type BackupResult } from "./backup/take-backup.js";
export { restoreBackup, type RestoreOptions, type RestoreResult } from "./backup/restore-backup.js";
export { sealEvents, SEAL_BATCH } from "./audit/seal-events.js";
export { sealingState, type SealingState } from "./audit/sealing-state.js";
export { signHead, type AuditHead } from "./audit/head.js";
