import type { Config } from "../../config.js";
import { wallClock } from "../../platform/clock.js";
import type { Queries } from "../../platform/db.js";
import { groupNames, type Group } from "./groups.js";
import { lastChangeOf, type LastChangeRow } from "./last-change.js";
import type { Settings } from "./models.js";

const cacheMillis = 2_000;

/** Per pool. */
const remembered = new WeakMap<Queries, { settings: Settings; until: number; round: number }>();
/** Moves on with every change made by this process: what was read before it is not believed after it. */
let round = 0;

const select = `
  SELECT name, time_zone AS "timeZone", language, support_contact AS "supportContact",
         customer_priority AS "customerPriority", auto_close_days AS "autoCloseDays", reopen_days AS "reopenDays",
         attachment_max_bytes AS "attachmentMaxBytes", attachment_max_files AS "attachmentMaxFiles",
         two_factor_required AS "twoFactorRequired", accent,
         CASE WHEN logo_key IS NOT NULL THEN json_build_object('key', logo_key, 'mediaType', logo_media_type) END AS logo,
         version
  FROM desk`;

/**
 * The desk's settings. Through the pool they may be 2 seconds old, when another process changed them; within a
 * transaction they are read anew.
 */
export async function readSettings(queries: Queries): Promise<Settings> {
  if (!("sequelize" in queries)) return readSettingsAnew(queries);
  const known = remembered.get(queries);
  if (known && known.round === round && wallClock.millis() < known.until) return known.settings;
  const begun = round;
  const settings = await readSettingsAnew(queries);
  remembered.set(queries, { settings, until: wallClock.millis() + cacheMillis, round: begun });
  return settings;
}

/** As they are now: for those who change them. */
export const readSettingsAnew = (queries: Queries): Promise<Settings> => read(queries, select);

/** The same, held until the transaction ends. */
export const lockSettings = (queries: Queries): Promise<Settings> => read(queries, `${select} FOR UPDATE`);

/** Who changed each group of the settings last. */
export async function lastChanges(queries: Queries): Promise<Record<Group, LastChangeRow>> {
  const columns = groupNames.map((group) => `${lastChangeOf(`${group}_`)} AS ${group}`);
  const found = await queries.one<Record<Group, LastChangeRow>>(`SELECT ${columns.join(", ")} FROM desk`);
  if (!found) throw new Error("The desk's row is missing: the database was not migrated");
  return found;
}

/** What was read so far is old: called once a change is on disk. */
export function forgetSettings(): void {
  round += 1;
}

type Bounds = Pick<Config, "attachmentMaxBytes" | "attachmentMaxFiles" | "scanAt">;

/** The settings as they work, together with what the configuration says to the same. */
export interface Rules extends Settings {
  /** Files are looked into before anybody gets them. */
  scansFiles: boolean;
}

/** The settings as they work: an upload is never larger than the configuration allows, whatever admins set before. */
export async function readRules(queries: Queries, bounds: Bounds): Promise<Rules> {
  const settings = await readSettings(queries);
  return {
    ...settings,
    attachmentMaxBytes: Math.min(settings.attachmentMaxBytes, bounds.attachmentMaxBytes),
    attachmentMaxFiles: Math.min(settings.attachmentMaxFiles, bounds.attachmentMaxFiles),
    scansFiles: bounds.scanAt !== null,
  };
}

async function read(queries: Queries, sql: string): Promise<Settings> {
  const settings = await queries.one<Settings>(sql);
  if (!settings) throw new Error("The desk's row is missing: the database was not migrated");
  return settings;
}
