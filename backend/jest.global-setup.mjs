import startServer from "../database/jest.global-setup.mjs";
import { buildWhatIsStale } from "./launch/build.mjs";

/** One database server for the run, and the programs that tests start in processes of their own: see test/built.ts. */
export default async function prepare() {
  await buildWhatIsStale(["database", "backend"]);
  await startServer();
}
