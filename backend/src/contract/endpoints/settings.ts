import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import { settings, updateSettingsBody } from "../schemas/settings.js";

const desk = { tag: "Desk", access: { permission: "desk.configure" } } as const;

export const settingsEndpoints = {
  getSettings: { ...desk, summary: "The desk's settings", versioned: true, responses: { 200: settings } },
  updateSettings: {
    ...desk,
    summary: "Change the desk's settings",
    description:
      "They work from the next request on; other processes of the same desk follow within 2 seconds. Of whom two-factor is demanded reaches those who are signed in within 5 seconds: until they have set it up, nothing else answers them.",
    recent: ["two_factor_required"],
    versioned: true,
    body: updateSettingsBody,
    responses: { 200: settings },
    errors: [412],
  },
  setDeskLogo: {
    ...desk,
    summary: "Set the desk's logo",
    description: "One PNG, JPEG or WebP file of at most 2 MB in the field `files`.",
    files: { max: 1 },
    responses: { 200: settings },
    errors: [415],
  },
  removeDeskLogo: { ...desk, summary: "Remove the desk's logo", responses: { 200: settings } },
  getDeskLogo: {
    tag: "Desk",
    summary: "The desk's logo",
    description: "Its address is `logo_url` and changes with the logo.",
    access: "public",
    query: z.strictObject({ key: z.string().max(64) }),
    responses: { 200: "file" },
    errors: [404],
  },
} as const satisfies Record<string, Endpoint>;
