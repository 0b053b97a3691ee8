import { withClient } from "@redress/database/testing";
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import type { Figure } from "./figures.js";

/** What came out of the last run of all sizes: the README's table is made of it. */
const FILE = fileURLToPath(new URL("./results.json", import.meta.url));

export interface Machine {
  cpu: string;
  cores: number;
  memory: string;
  node: string;
  postgres: string;
  /** How busy it was meanwhile, and with what else. */
  busy: string;
}

export interface Results {
  date: string;
  machine: Machine;
  figures: Figure[];
}

export async function machineOf(url: string): Promise<Omit<Machine, "busy">> {
  const postgres = await withClient(url, async (client) => {
    const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
    return rows[0]?.server_version ?? "";
  });
  return {
    cpu: cpus()[0]?.model.trim() || "an unnamed processor",
    cores: availableParallelism(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GB of memory`,
    node: process.version,
    postgres,
  };
}

export const writeResults = (results: Results): Promise<void> =>
  writeFile(
    FILE,
    `${JSON.stringify(results, (_key, value: unknown) => (typeof value === "number" ? round(value) : value), 2)}\n`,
  );

export const readResults = async (): Promise<Results> => JSON.parse(await readFile(FILE, "utf8")) as Results;

const round = (value: number): number => Math.round(value * 1000) / 1000;
