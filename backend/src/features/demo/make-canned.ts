import type { Work } from "../../platform/work.js";
import { createCanned } from "../workspace/index.js";
import { demoCanned } from "./texts/canned.js";

/** What the desk answers often, written by its admin. @param teams by the department they serve. */
export async function makeCanned(work: Work, teams: ReadonlyMap<string, number>): Promise<void> {
  for (const { shortcut, title, folder, department, texts, setStatus, addTags, assignToMe } of demoCanned) {
    const teamId = department === undefined ? null : teams.get(department);
    if (teamId === undefined) throw new Error(`The demo speaks of the team of "${department}", which it did not make`);
    await createCanned(work, {
      scope: teamId === null ? "all" : "team",
      team_id: teamId,
      texts: Object.entries(texts).map(([language, body]) => ({ language, body })),
      set_status: setStatus ?? null,
      add_tags: [...(addTags ?? [])],
      assign_to_me: assignToMe ?? false,
      ...{ shortcut, title, folder },
    });
  }
}
