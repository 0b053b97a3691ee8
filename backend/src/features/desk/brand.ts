import { accentColours } from "../../contract/accent.js";
import type { BrandColours } from "../../contract/index.js";
import type { Picture } from "../../platform/image/keep-picture.js";

/** An accent as it is used in both themes; null where none was chosen. */
export const coloursOf = (accent: string | null): BrandColours | null =>
  accent === null ? null : accentColours(accent);

/** The address of a logo that everybody may see; its key makes it another one whenever the logo changes. */
export const logoUrl = (path: string, logo: Pick<Picture, "key"> | null): string | null =>
  logo && `${path}?key=${encodeURIComponent(logo.key)}`;

export const deskLogoUrl = (logo: Picture | null): string | null => logoUrl("/api/settings/logo", logo);

/** For everybody and for good: the next logo has another address. */
export const logoCaching = "public, max-age=31536000, immutable";
