import type { Endpoint } from "../endpoint.js";
import * as own from "../schemas/own-account.js";

const tag = { tag: "Own account" } as const;

export const ownAccountEndpoints = {
  confirmPassword: {
    ...tag,
    summary: "Show that it is still you",
    description:
      "Sensitive actions answer 403 `confirmation_required` when the sign-in is older than ten minutes. The password, typed again here, opens them for another ten.",
    access: "signed_in",
    body: own.confirmBody,
    responses: { 204: null },
  },
} as const satisfies Record<string, Endpoint>;
