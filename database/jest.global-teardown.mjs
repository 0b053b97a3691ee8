/** Runs in the same process as the setup, which left behind how to stop the server. */
export default async function stopServer() {
  await globalThis.stopDatabaseServerOfRun();
}
