import { accentColours } from "../../contract/accent.js";
import type { Config } from "../../config.js";
import type { Queries } from "../../platform/db.js";
import { deskLogoUrl, readSettings } from "../desk/index.js";
import type { MailValues } from "./render.js";

/** The product's own accent: what a desk without a brand is seen in. */
const ownAccent = "#3b50ce";

/** What the layout of every mail says of the desk. Mail is read on light ground. */
export async function brandValues(queries: Queries, { publicUrl }: Pick<Config, "publicUrl">): Promise<MailValues> {
  const { accent, logo, supportContact } = await readSettings(queries);
  const { light } = accentColours(accent ?? ownAccent);
  const url = deskLogoUrl(logo);
  return {
    brand_accent: light.accent,
    brand_on_accent: light.on_accent,
    brand_logo: url && new URL(url, publicUrl).href,
    support_contact: supportContact,
  };
}
