import type { ChildProcess } from "node:child_process";

/** A statement as it went to PostgreSQL, and the id of its first row, where it had one. */
export interface Statement {
  text: string;
  values: unknown[];
  id: number | null;
}

/** What the bench asks of the process that serves the desk. */
export type ServeAsk =
  | { ask: "start"; appUrl: string; folder: string }
  | { ask: "token"; personId: number; sessionId: number }
  /** From now on what goes to PostgreSQL is written down; answered with what went there before. */
  | { ask: "record" }
  | { ask: "recorded" }
  | { ask: "memory" };

/** What it asks of the process that is the floor. */
export type FloorAsk =
  | { ask: "start"; appUrl: string }
  /** The statements of some requests of a kind, each of which is made anew when the kind is asked for. */
  | { ask: "learn"; kind: string; runs: Run[]; targets: number[] };

/** What one request did. */
export interface Run {
  statements: Statement[];
  /** The ticket that it changed: another takes its place each time. */
  ticketId?: number;
}

interface Numbered<T> {
  number: number;
  message: T;
}

let last = 0;

/** Asks a process of the bench and waits for its answer. @throws Error with what went wrong there. */
export function ask<Answer>(child: ChildProcess, message: ServeAsk | FloorAsk): Promise<Answer> {
  const number = (last += 1);
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`The process ended before it answered ${message.ask}`));
    const hear = ({ number: of, answer, error }: { number: number; answer?: Answer; error?: string }) => {
      if (of !== number) return;
      child.off("message", hear).off("exit", ended);
      if (error === undefined) resolve(answer as Answer);
      else reject(new Error(error));
    };
    child.on("message", hear).on("exit", ended);
    child.send({ number, message } satisfies Numbered<ServeAsk | FloorAsk>);
  });
}
