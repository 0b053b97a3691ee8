import type { Keyboard } from "@redress/backend/contract";
import { commandFacts, commandIds, type CommandId } from "./command-list.js";
import { createStore, useStore } from "./store.js";

const usual: Keyboard = { single_keys: true, commands: [] };

/** Which keys do what for whoever is signed in; kept on the profile. */
export const keyboardChoice = createStore<Keyboard>(usual);

/** Takes what the profile says; null once nobody is signed in. */
export function setKeyboard(choice: Keyboard | null): void {
  keyboardChoice.set(choice ?? usual);
}

/** The keys of a command that work now: a person's own, else the usual ones. */
export function keysOf(id: CommandId, choice: Keyboard = keyboardChoice.get()): readonly string[] {
  const keys = choice.commands.find((command) => command.id === id)?.keys ?? commandFacts(id).keys;
  return choice.single_keys ? keys : keys.filter(needsModifier);
}

export function useKeyboardChoice(): Keyboard {
  return useStore(keyboardChoice);
}

/** Whether a chord can be meant in no text: those of single keys can be turned off (WCAG 2.1.4). */
const needsModifier = (keys: string): boolean => keys.startsWith("Mod+");

/** Which commands a key would no longer reach, or be held up by: "g" in place of "g q" would never let that end. */
export function rivalsOf(keys: string, id: CommandId, choice: Keyboard): CommandId[] {
  const everyKey = { ...choice, single_keys: true };
  return commandIds.filter(
    (other) => other !== id && !isBefore(other, id) && keysOf(other, everyKey).some((key) => clash(key, keys)),
  );
}

const isBefore = (one: CommandId, other: CommandId) =>
  commandFacts(one).before === other || commandFacts(other).before === one;

/** The choice with other keys for a command; what had one of them before has it no more. */
export function withKeys(choice: Keyboard, id: CommandId, keys: readonly string[]): Keyboard {
  const everyKey = { ...choice, single_keys: true };
  const losers = keys.flatMap((key) => rivalsOf(key, id, choice));
  const changed = new Map<CommandId, readonly string[]>([[id, keys]]);
  for (const loser of losers) {
    const left = keysOf(loser, everyKey).filter((key) => !keys.some((taken) => clash(key, taken)));
    changed.set(loser, left);
  }
  const rest = choice.commands.filter((command) => !changed.has(command.id as CommandId));
  const own = [...changed].filter(([changedId, now]) => !sameKeys(now, commandFacts(changedId).keys));
  return { ...choice, commands: [...rest, ...own.map(([ownId, now]) => ({ id: ownId, keys: [...now] }))] };
}

const clash = (a: string, b: string) => a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
const sameKeys = (a: readonly string[], b: readonly string[]) => a.join(",") === b.join(",");
