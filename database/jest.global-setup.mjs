import { tsImport } from "tsx/esm/api";

/** One database server for the run. Jest loads this file as plain JavaScript, so the TypeScript comes in through tsx. */
export default async function startServer() {
  const testing = await tsImport("./src/testing.ts", import.meta.url);
  await testing.startServerForRun();
  globalThis.stopDatabaseServerOfRun = testing.stopServerOfRun;
}
