/** Complaints brought along from files: the feature's one door. */
export { importRoutes } from "./routes.js";
export { importFile } from "./import-file.js";
export { sweepImports } from "./sweep-imports.js";
export { importFromDisk, prepareFromDisk, tryFromDisk, writeReport } from "./import-from-disk.js";
export type { DiskImport, DiskRequest } from "./import-from-disk.js";
export { UnreadableFile } from "./source/file-source.js";
