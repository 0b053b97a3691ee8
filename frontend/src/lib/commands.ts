import { useEffect, useRef } from "react";
import { chordOf, isSingleKeyPlace, keyCaps } from "./keys.js";
import { commandFacts, type CommandId } from "./command-list.js";
import { keyboardChoice, keysOf } from "./keyboard.js";
import { createStore, useStore } from "./store.js";

/** What a command does here and now; its keys and words stand in command-list.ts. */
export interface Command {
  id: CommandId;
  /** Whether it can be done now; always, when absent. */
  when?: () => boolean;
  run: () => void;
}

const registered = createStore<readonly Command[]>([]);
const SEQUENCE_MS = 1000;

/** The commands of what is on the page now, in the order they were registered. */
export function useAllCommands(): readonly Command[] {
  return useStore(registered);
}

/** The first key of a command, for a tooltip; undefined while nothing on the page offers it. */
export function useCommandKeys(id: CommandId | undefined): string | undefined {
  const choice = useStore(keyboardChoice);
  const here = useStore(registered).some((command) => command.id === id);
  return id && here ? keysOf(id, choice)[0] : undefined;
}

/** The title of a control that has no tooltip: its words, and the key that does the same. */
export function useTitle(words: string, command: CommandId | undefined): string {
  const keys = useCommandKeys(command);
  return keys ? `${words} (${keyCaps(keys).join(" ")})` : words;
}

/** Registers commands while the component is mounted. What they do may change with each render; which they are may not. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const shape = commands.map(({ id }) => id).join(";");
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
      ({ id, when }) => keysOf(id).includes(keys) && (single || commandFacts(id).whileWriting) && (when?.() ?? true),
    );
}

function startsSequence(chord: string): boolean {
  return registered.get().some(({ id }) => keysOf(id).some((keys) => keys.startsWith(`${chord} `)));
}
