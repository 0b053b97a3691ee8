import { personId } from "../../../platform/actor.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { createKey } from "./commands/create-key.js";
import { renameKey } from "./commands/rename-key.js";
import { revokeAnyKey, revokeOwnKey } from "./commands/revoke-key.js";
import { presentEndedKey, presentKey, presentOwnedKey } from "./presenter.js";
import { listEndedKeysOf, listKeys, listKeysOf } from "./queries.js";

/** Keys by which programs act in somebody's name: one's own, and for admins those of everybody. */
export function mountApiKeys(mount: Mount, { db }: Services): void {
  mount("listMyApiKeys", async ({ actor }) => {
    const owner = personId(actor);
    const [keys, ended] = await Promise.all([listKeysOf(db, owner), listEndedKeysOf(db, owner)]);
    return { data: keys.map(presentKey), ended: ended.map(presentEndedKey) };
  });

  mount("createApiKey", async (ctx) => {
    const { name, scopes, days, expires_at } = ctx.body;
    const expiresAt = expires_at === undefined ? undefined : new Date(expires_at);
    const { row, key } = await ctx.work((work) => createKey(work, { name, scopes, days, expiresAt }));
    return { ...presentKey(row), key };
  });

  mount("updateApiKey", async (ctx) =>
    presentKey(await ctx.work((work) => renameKey(work, ctx.params.id, ctx.body.name))),
  );

  mount("revokeMyApiKey", async (ctx) => {
    await ctx.work((work) => revokeOwnKey(work, ctx.params.id));
    return undefined;
  });

  mount("listApiKeys", async (ctx) => {
    const { keys, nextCursor } = await listKeys(db, ctx.query);
    return { data: keys.map((key) => presentOwnedKey(ctx.actor, key)), page: { next_cursor: nextCursor } };
  });

  mount("revokeApiKey", async (ctx) => {
    await ctx.work((work) => revokeAnyKey(work, ctx.params.id));
    return undefined;
  });
}
