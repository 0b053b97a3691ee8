import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { StartError } from "./start-error.js";

/** Asks the person at the terminal. @throws StartError when there is none. */
export async function ask(question: string): Promise<string> {
  return answerTo(question, process.stdout);
}

/** Asks without showing what is typed; without a terminal, the first line of the standard input. */
export async function askSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).split(/\r?\n/)[0] ?? "";
  process.stdout.write(question);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    return await answerTo("", unseen);
  } finally {
    process.stdout.write("\n");
  }
}

async function answerTo(question: string, output: NodeJS.WritableStream): Promise<string> {
  if (!process.stdin.isTTY)
    throw new StartError(`There is no terminal to ask "${question.trim()}" at; give it on the command line.`);
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
