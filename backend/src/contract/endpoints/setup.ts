import type { Endpoint } from "../endpoint.js";
import { linkBody, session } from "../schemas/accounts.js";
import * as schemas from "../schemas/setup.js";

const first = { tag: "Sign-in", access: "public" } as const;
const setup = { tag: "Desk", access: { permission: "desk.configure" } } as const;

export const setupEndpoints = {
  checkBootstrapLink: {
    ...first,
    summary: "Does a bootstrap link still work?",
    description:
      "Leaves it as it is. 422 says why not: `bootstrap.over` once the desk has an admin, else `link.invalid`.",
    body: linkBody,
    responses: { 204: null },
  },
  becomeFirstAdmin: {
    ...first,
    summary: "Become the first admin, with the link that the desk's start printed",
    description: "Signs in at once and sets the refresh cookie. Once there is an admin no link works any more.",
    body: schemas.firstAdminBody,
    responses: { 201: session },
    errors: [409],
  },
  getSetup: {
    ...setup,
    summary: "The setup checklist",
    description: "Which steps are done is read from the desk itself, without the sample data.",
    versioned: true,
    responses: { 200: schemas.setup },
  },
  updateSetup: {
    ...setup,
    summary: "Skip steps of the setup checklist, hide it, or take that back",
    versioned: true,
    body: schemas.updateSetupBody,
    responses: { 200: schemas.setup },
    errors: [412],
  },
  loadSampleData: {
    ...setup,
    summary: "Fill the desk with sample data, or show them again",
    description:
      "Made once, by a job: 202, then `percent` tells how far it is. What is there already is shown again at once: 200. Nobody in the sample data can sign in or is ever written to, and nothing follows from them.",
    responses: { 200: schemas.sampleData, 202: schemas.sampleData },
  },
  removeSampleData: {
    ...setup,
    summary: "Put the sample data out of sight",
    description: "No list, count or search shows them. `kept` names what stays because something real uses it.",
    responses: { 200: schemas.sampleData },
    errors: [409],
  },
} as const satisfies Record<string, Endpoint>;
