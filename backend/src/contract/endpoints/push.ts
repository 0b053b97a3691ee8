import type { Endpoint } from "../endpoint.js";
import * as push from "../schemas/push.js";

const shared = { tag: "Notifications", access: "signed_in" } as const;

export const pushEndpoints = {
  getMyPush: {
    ...shared,
    summary: "The browsers that show one's alerts while no tab is open",
    description:
      "With the public key of the desk, which a browser needs to subscribe. Only where one is signed in still.",
    responses: { 200: push.ownPush },
  },
  addMyPush: {
    ...shared,
    summary: "Have alerts shown in this browser",
    description:
      "For the session that asks: nothing is sent once it has ended. A browser that another person had switched on is theirs no longer.",
    body: push.addPushBody,
    responses: { 201: push.pushBrowser },
    errors: [409],
  },
  renewMyPush: {
    ...shared,
    summary: "Go on showing alerts in this browser after signing in again",
    body: push.renewPushBody,
    responses: { 200: push.renewedPush },
  },
  removeMyPush: {
    ...shared,
    summary: "Have no more alerts shown in one of one's browsers",
    params: push.pushParams,
    responses: { 204: null },
    errors: [404],
  },
} as const satisfies Record<string, Endpoint>;
