import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const dist = join(import.meta.dirname, "../dist");

type Program = "main" | "db-command" | "import-command";

/**
 * Starts one of our programs as it is delivered: built, in a process of its own. Tests and fault benches build it
 * before they begin; from the sources, each start would take seconds longer.
 */
export function startBuilt(
  program: Program,
  args: readonly string[],
  { env, ...options }: SpawnOptions = {},
): ChildProcess {
  // What jest was told about modules is not for others.
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return spawn(process.execPath, [join(dist, `${program}.js`), ...args], {
    ...options,
    env: { ...inherited, NODE_ENV: "test", ...env },
  });
}

/** How a program ended, and all it printed. */
export interface Ended {
  code: number | null;
  output: string;
}

export async function untilEnded(child: ChildProcess): Promise<Ended> {
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output };
}

/** @param input what is said on its standard input. */
export async function runBuilt(
  program: Program,
  args: readonly string[],
  { env = {}, input = "" }: { env?: NodeJS.ProcessEnv | undefined; input?: string | undefined } = {},
): Promise<Ended> {
  const child = startBuilt(program, args, { env });
  child.stdin?.end(input);
  return untilEnded(child);
}
