import { withClient } from "./connection.js";
import { findBinaries } from "./embedded/binaries.js";
import { clusterExists, createCluster } from "./embedded/cluster.js";
import { EmbeddedError } from "./embedded/errors.js";
import { isHeldByOthers, isHeldByUs, letGo, takeHold } from "./embedded/holders.js";
import { launch } from "./embedded/launch.js";
import { settleLocation, type Location } from "./embedded/location.js";
import { exclusively } from "./embedded/lock.js";
import { findPostmaster, stopPostmaster } from "./embedded/postmaster.js";
import { answers } from "./embedded/readiness.js";
import { appRole, createDatabase, createRoles, ownerRole } from "./embedded/roles.js";
import { settleSecrets } from "./embedded/secrets.js";
import { socketInUse } from "./embedded/socket.js";

export { EmbeddedError };

const databaseName = "redress";

export interface EmbeddedOptions {
  /** Where the data is to lie; created when missing. */
  dataDir: string;
  /** Print nothing. */
  quiet?: boolean;
  /** Server settings (`postgresql.conf` names) besides the launcher's own. */
  settings?: Record<string, string>;
  /** False skips flushing a new cluster to disk: for tests, whose data need not outlive the machine. */
  durable?: boolean;
}

export interface EmbeddedServer {
  port: number;
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  /** The server was running already. */
  reused: boolean;
  /** This call created the cluster: there was no data before. */
  freshlyCreated: boolean;
  /** Where the data really lies; differs from `dataDir` when a private folder keeps the server's account out. */
  location: string;
  /** Stops the server, unless another live process uses it too: then the last one stops it. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the npm packages, on a port of 127.0.0.1, and waits until it answers.
 * A server still running on the same data (its parent was killed) is used as it is.
 * @throws EmbeddedError when it cannot run here, with the reason and a way out.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dataDir, quiet = false, settings = {}, durable = true } = options;
  const location = settleLocation(dataDir);
  const say = (line: string) => {
    if (!quiet) process.stdout.write(`${line}\n`);
  };
  return exclusively(location.home, async () => {
    const binaries = findBinaries(location.account);
    const freshlyCreated = !clusterExists(location);
    const secrets = settleSecrets(location.home, !freshlyCreated);
    if (freshlyCreated) {
      say(`Creating a database in ${location.home}`);
      await createCluster(location, binaries, secrets.superuser, durable);
    }
    const runningPort = await portOfRunning(location, secrets.superuser);
    const port = runningPort ?? (await launch(location, binaries, secrets.superuser, settings));
    say(`PostgreSQL ${runningPort === null ? "started" : "is already running"} on 127.0.0.1:${port}`);
    takeHold(location.home);

    const socket = socketInUse(location.cluster, port);
    const way = socket === null ? "" : `?host=${encodeURIComponent(socket)}`;
    const url = (role: string, password: string, database: string) =>
      `postgres://${role}:${password}@127.0.0.1:${port}/${database}${way}`;
    const superuserUrl = url("postgres", secrets.superuser, "postgres");
    await withClient(superuserUrl, async (superuser) => {
      await createRoles(superuser, secrets);
      await createDatabase(superuser, databaseName);
    });
    return {
      port,
      superuserUrl,
      ownerUrl: url(ownerRole, secrets.owner, databaseName),
      appUrl: url(appRole, secrets.app, databaseName),
      reused: runningPort !== null,
      freshlyCreated,
      location: location.home,
      stop: () => stop(location, binaries.pgCtl),
    };
  });
}

/** The port of a server that runs on this data and answers; null when there is none, or it ends while being asked. */
async function portOfRunning({ cluster }: Location, password: string): Promise<number | null> {
  const running = findPostmaster(cluster);
  if (!running) return null;
  const isRunning = () => findPostmaster(cluster)?.pid === running.pid;
  return (await answers({ port: running.port, password, cluster }, isRunning)) ? running.port : null;
}

async function stop({ home, cluster }: Location, pgCtl: string): Promise<void> {
  if (!isHeldByUs(home)) return;
  await exclusively(home, async () => {
    if (!isHeldByOthers(home)) await stopPostmaster(cluster, pgCtl);
    letGo(home);
  });
}
