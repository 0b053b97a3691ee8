import { loadActor } from "../../src/features/accounts/index.js";
import { readRules } from "../../src/features/desk/index.js";
import { fileComplaint } from "../../src/features/tickets/index.js";
import type { Services } from "../../src/platform/services.js";
import { buildCategory } from "./directory.js";
import type { BuiltPerson } from "./people.js";

/** Many complaints in one transaction, of which nobody is told: what happens to them is what is tried. */
export async function buildTickets(services: Services, customer: BuiltPerson, count: number): Promise<number[]> {
  const { config, db, runWork } = services;
  const categoryId = (await buildCategory(db)).id;
  const actor = await loadActor(db, customer.id);
  if (!actor) throw new Error("There is no such customer");
  const rules = await readRules(db, config);
  return runWork(
    actor,
    async (work) => {
      const ids: number[] = [];
      for (let n = 0; n < count; n += 1)
        ids.push((await fileComplaint(work, { subject: `No ${n}`, description: "D", categoryId }, rules)).id);
      return ids;
    },
    { reactions: "none" },
  );
}
