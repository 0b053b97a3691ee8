import webPush from "web-push";
import type { Queries } from "../../../platform/db.js";
import type { Services } from "../../../platform/services.js";
import { systemActor } from "../../../platform/actor.js";

/** By which push services know the desk (VAPID): both halves as base64url. */
export interface DeskKey {
  publicKey: string;
  privateKey: string;
}

/** The desk has one pair of keys. */
const ID = 1;
const CONTEXT = `push_key:${ID}`;

type Deps = Pick<Services, "db" | "runWork" | "vault">;

/** The public half, for everybody. */
export const publicKeyOf = async (services: Deps): Promise<string> => (await keep(services)).publicKey;

/** Both halves, for who sends. @throws VaultError when the key that sealed it is not here. */
export async function deskKey(services: Deps): Promise<DeskKey> {
  const { publicKey, privateKey } = await keep(services);
  return { publicKey, privateKey: services.vault.open(CONTEXT, privateKey) };
}

/** As kept, with the private half sealed; made by the first who asks. */
async function keep({ db, runWork, vault }: Deps): Promise<DeskKey> {
  const known = await read(db);
  if (known) return known;
  // Of two processes that make one at once, one is kept and both read that.
  const made = await runWork(systemActor, async (work) => {
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    await work.rows(
      "INSERT INTO push_keys (id, public_key, private_key, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
      [ID, publicKey, vault.seal(CONTEXT, privateKey), work.now],
    );
    return read(work);
  });
  if (!made) throw new Error("The key for push was not written");
  return made;
}

const read = (queries: Queries): Promise<DeskKey | null> =>
  queries.one<DeskKey>(`SELECT public_key AS "publicKey", private_key AS "privateKey" FROM push_keys WHERE id = $1`, [
    ID,
  ]);
