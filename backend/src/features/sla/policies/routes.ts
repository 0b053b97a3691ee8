import type { Queries } from "../../../platform/db.js";
import { notFound } from "../../../platform/errors.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { createPolicy } from "./commands/create-policy.js";
import { deletePolicy } from "./commands/delete-policy.js";
import { movePolicy } from "./commands/move-policy.js";
import { updatePolicy } from "./commands/update-policy.js";
import { showPolicies, showPolicy, showVersions } from "./presenter.js";
import { findPolicy, listPolicies, listVersions } from "./queries.js";

export function mountPolicies(mount: Mount, { db }: Services): void {
  const find = async (queries: Queries, id: number) => {
    const policy = await findPolicy(queries, id);
    if (!policy) throw notFound("Policy");
    return policy;
  };
  const shown = async (queries: Queries, id: number) => showPolicy(queries, await find(queries, id));
  const shownAll = async (queries: Queries) => ({ data: await showPolicies(queries, await listPolicies(queries)) });

  mount("listSlaPolicies", () => shownAll(db));

  mount("getSlaPolicy", async (ctx) => {
    const policy = await shown(db, ctx.params.id);
    ctx.setVersion(policy.version);
    return policy;
  });

  mount("createSlaPolicy", (ctx) => ctx.work(async (work) => shown(work, await createPolicy(work, ctx.body))));

  mount("updateSlaPolicy", async (ctx) => {
    const policy = await ctx.work(async (work) => {
      await updatePolicy(work, ctx.params.id, ctx.body, ctx.ifMatch);
      return shown(work, ctx.params.id);
    });
    ctx.setVersion(policy.version);
    return policy;
  });

  mount("moveSlaPolicy", (ctx) =>
    ctx.work(async (work) => {
      await movePolicy(work, ctx.params.id, ctx.body.before);
      return shownAll(work);
    }),
  );

  mount("deleteSlaPolicy", async (ctx) => {
    await ctx.work((work) => deletePolicy(work, ctx.params.id));
    return undefined;
  });

  mount("listSlaPolicyVersions", async (ctx) => {
    const policy = await find(db, ctx.params.id);
    return showVersions(db, await listVersions(db, policy.id));
  });
}
