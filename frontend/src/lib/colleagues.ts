import type { PersonRef } from "@redress/backend/contract";
import { useEffect } from "react";
import { onSession } from "./access-token.js";
import { api } from "./api.js";
import { createStore, useStore } from "./store.js";

/** What is asked for within a moment is asked for together; the contract takes 50. */
const GATHER_MS = 50;
const MOST = 50;

const known = createStore<ReadonlyMap<number, PersonRef>>(new Map());
const wanted = new Set<number>();
let timer: ReturnType<typeof setTimeout> | undefined;

// Whoever signs in next asks for themselves.
onSession((user) => {
  if (!user) known.set(new Map());
});

/** Names and photos of members of staff, which the live channel names by id; those that are known by now. */
export function useColleagues(ids: readonly number[]): PersonRef[] {
  const people = useStore(known);
  const missing = ids.filter((id) => !people.has(id)).join();
  useEffect(() => {
    if (missing !== "") for (const id of missing.split(",")) ask(Number(id));
  }, [missing]);
  return ids.flatMap((id) => people.get(id) ?? []);
}

function ask(id: number): void {
  wanted.add(id);
  timer ??= setTimeout(() => {
    timer = undefined;
    const ids = [...wanted].slice(0, MOST);
    for (const one of ids) wanted.delete(one);
    for (const one of [...wanted]) ask(one);
    // Without an answer they stay without a name, and are asked for again where they are next seen.
    api.listColleagues({ query: { ids: ids.join() } }).then(keep, () => undefined);
  }, GATHER_MS);
}

function keep({ data }: { data: readonly PersonRef[] }): void {
  known.set(new Map([...known.get(), ...data.map((person) => [person.id, person] as const)]));
}
