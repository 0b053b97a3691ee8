import { useEffect, useRef } from "react";
import { chordOf, isSingleKeyPlace } from "./keys.js";
import type { MessageId } from "./i18n.js";
import { createStore, useStore } from "./store.js";

/** Where a command is listed in the sheet of shortcuts. */
export type CommandGroup = "anywhere" | "list" | "ticket" | "composer";

/** Something people can do, bound once: the key, the tooltip and the sheet of shortcuts all read this. */
export interface Command {
  /** Unique, e.g. "ticket.resolve". */
  id: string;
  /** Chords or sequences, any of which runs it: see keys.ts. The first is the one shown. */
  keys: readonly string[];
  label: MessageId;
  group: CommandGroup;
  /** Whether it can be done now; always, when absent. */
  when?: () => boolean;
  run: () => void;
  /** Also while writing; for chords with Mod or a function key alone. */
  whileWriting?: boolean;
}

const registered = createStore<readonly Command[]>([]);
const SEQUENCE_MS = 1000;

/** The commands of what is on the page now, in the order they were registered. */
export function useAllCommands(): readonly Command[] {
  return useStore(registered);
}

/** The first key of a command, for a tooltip; undefined while nothing on the page offers it. */
export function useCommandKeys(id: string | undefined): string | undefined {
  return useStore(registered).find((command) => command.id === id)?.keys[0];
}

/** Registers commands while the component is mounted. What they do may change with each render; ids and keys may not. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const shape = commands.map(({ id, keys }) => `${id}:${keys.join(",")}`).join(";");
  useEffect(() => {
    const own = latest.current.map((command): Command => {
      const current = () => latest.current.find(({ id }) => id === command.id) ?? command;
      return { ...command, when: () => current().when?.() ?? true, run: () => current().run() };
    });
    registered.set([...registered.get(), ...own]);
    return () => registered.set(registered.get().filter((command) => !own.includes(command)));
  }, [shape]);
}

/** Runs commands by their keys; called once, by the shell. @returns stops listening. */
export function listenForCommands(): () => void {
  let first: { chord: string; at: number } | null = null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const chord = chordOf(event);
    const single = isSingleKeyPlace(event);
    const sequence = first && event.timeStamp - first.at < SEQUENCE_MS ? `${first.chord} ${chord}` : null;
    first = null;
    const found = (sequence && find(sequence, single)) ?? find(chord, single);
    if (found) {
      event.preventDefault();
      found.run();
    } else if (single && startsSequence(chord)) {
      first = { chord, at: event.timeStamp };
    }
  };
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}

/** The newest wins: what a dialog or pane registers goes before the page's own. */
function find(keys: string, single: boolean): Command | undefined {
  return registered
    .get()
    .findLast(
      (command) => command.keys.includes(keys) && (single || command.whileWriting) && (command.when?.() ?? true),
    );
}

function startsSequence(chord: string): boolean {
  return registered.get().some((command) => command.keys.some((keys) => keys.startsWith(`${chord} `)));
}
