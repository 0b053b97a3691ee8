import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withClient } from "./connection.js";
import { startEmbedded, type EmbeddedServer } from "./embedded.js";
import { commandLine } from "./embedded/processes.js";

let folder: string;
let location: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "redress-embedded-"));
  chmodSync(folder, 0o755);
  const server = await start();
  location = server.location;
  await withClient(server.ownerUrl, (client) => client.query("CREATE TABLE letters (body text)"));
  await server.stop();
});

afterAll(async () => {
  await (await start()).stop();
  rmSync(location, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

function start(): Promise<EmbeddedServer> {
  return startEmbedded({ dataDir: join(folder, "postgres"), quiet: true, durable: false });
}

function postmasterPid(): number {
  return Number(readFileSync(join(location, "cluster", "postmaster.pid"), "utf8").split("\n")[0]);
}

async function countLetters(server: EmbeddedServer): Promise<number> {
  return withClient(server.ownerUrl, async (client) => (await client.query("SELECT FROM letters")).rowCount ?? -1);
}

async function write(server: EmbeddedServer): Promise<void> {
  await withClient(server.ownerUrl, (client) => client.query(`INSERT INTO letters VALUES ('kept')`));
}

describe("startEmbedded", () => {
  test("on existing data, keeps it, its port and its passwords", async () => {
    const first = await start();
    await write(first);
    await first.stop();

    const second = await start();

    expect(second).toMatchObject({
      port: first.port,
      ownerUrl: first.ownerUrl,
      appUrl: first.appUrl,
      reused: false,
      freshlyCreated: false,
    });
    expect(await countLetters(second)).toBe(1);
    await second.stop();
  });

  test("keeps its passwords where only their owner can read them, and out of other roles", async () => {
    const server = await start();

    expect(statSync(join(location, "passwords.json")).mode & 0o777).toBe(0o600);
    expect(
      new Set([server.superuserUrl, server.ownerUrl, server.appUrl].map((url) => new URL(url).password)).size,
    ).toBe(3);
    await expect(withClient(server.appUrl, (client) => client.query("CREATE TABLE mine (id int)"))).rejects.toThrow(
      "permission denied",
    );
    await expect(
      withClient(server.appUrl, (client) => client.query("CREATE TEMP TABLE mine (id int)")),
    ).rejects.toThrow("permission denied");
    const strange = server.appUrl.replace(/:[^:@]+@/, ":wrong@");
    await expect(withClient(strange, (client) => client.query("SELECT 1"))).rejects.toThrow(
      "password authentication failed",
    );
    await server.stop();
  });

  test("when PostgreSQL was killed, starts it again with what was committed", async () => {
    const killed = await start();
    const before = await countLetters(killed);
    await write(killed);
    process.kill(postmasterPid(), "SIGKILL");

    const server = await start();

    expect(server.reused).toBe(false);
    expect(await countLetters(server)).toBe(before + 1);
    await server.stop();
  });

  test("when the process that started it was killed, uses the server left behind and stops it", async () => {
    const script = `
      import { tsImport } from 'tsx/esm/api';
      const { startEmbedded } = await tsImport(${JSON.stringify(join(import.meta.dirname, "embedded.ts"))}, ${JSON.stringify(import.meta.url)});
      await startEmbedded({ dataDir: ${JSON.stringify(join(folder, "postgres"))}, quiet: true });
      process.kill(process.pid, 'SIGKILL');`;
    const parent = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      stdio: "inherit",
      cwd: import.meta.dirname,
    });
    expect(await once(parent, "exit")).toEqual([null, "SIGKILL"]);
    const orphan = postmasterPid();

    const server = await start();

    expect(server.reused).toBe(true);
    expect(postmasterPid()).toBe(orphan);
    await server.stop();
    expect(commandLine(orphan)).toBe("");
  });

  test("while another process uses the server too, leaves it running; the last one stops it", async () => {
    const server = await start();
    const other = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"]);
    writeFileSync(join(location, "holders", String(other.pid)), "");
    const pid = postmasterPid();

    await server.stop();
    expect(commandLine(pid)).toContain("postgres");

    other.kill("SIGKILL");
    await once(other, "exit");
    const last = await start();
    expect(last.reused).toBe(true);
    await last.stop();
    expect(commandLine(pid)).toBe("");
  });

  test("when a launcher was killed while starting, does not wait for its lock", async () => {
    const launcher = spawn(process.execPath, ["--eval", ""]);
    await once(launcher, "exit");
    const lock = join(location, "launcher.lock");
    writeFileSync(lock, String(launcher.pid));
    // As fresh as that of one that lives: only that its process is gone lets anybody go on.
    const touching = setInterval(() => existsSync(lock) && utimesSync(lock, new Date(), new Date()), 500);

    const server = await start();

    clearInterval(touching);
    await server.stop();
  });

  test("when its process id now belongs to a stranger, starts all the same", async () => {
    const killed = await start();
    const note = join(location, "cluster", "postmaster.pid");
    process.kill(postmasterPid(), "SIGKILL");
    const stranger = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"]);
    writeFileSync(note, readFileSync(note, "utf8").replace(/^\d+/, String(stranger.pid)));

    const server = await start();

    expect(server.reused).toBe(false);
    stranger.kill("SIGKILL");
    await server.stop();
    await killed.stop();
  });

  test("when its port is taken, chooses another one and keeps that", async () => {
    const port = Number(readFileSync(join(location, "port"), "utf8"));
    const squatter = createServer().listen(port, "127.0.0.1");
    await once(squatter, "listening");

    const server = await start();
    await server.stop();
    squatter.close();

    expect(server.port).not.toBe(port);
    expect(Number(readFileSync(join(location, "port"), "utf8"))).toBe(server.port);
  });

  test("asked twice at once, starts one server", async () => {
    const servers = await Promise.all([start(), start()]);

    expect(servers.map((server) => server.reused).toSorted()).toEqual([false, true]);
    await Promise.all(servers.map((server) => server.stop()));
  });
});
