import type { Endpoint } from "../endpoint.js";
import * as shapes from "../schemas/availability.js";

const tag = "Who is there";

export const availabilityEndpoints = {
  getAvailability: {
    tag,
    summary: "Whether one is there for work",
    description:
      "For staff. Whoever never opened the live channel counts as what they chose, at first `available`: programs are not offline. " +
      "From the first live connection on, nobody before a screen for `away_after_minutes` is `away`, no connection for two minutes is " +
      "`offline`, and signing out is `offline` at once; a later sign-in, or a later choice, counts again as chosen until the next " +
      "connection. What was chosen stays until it is changed.",
    access: "signed_in",
    responses: { 200: shapes.myAvailability },
    errors: [403],
  },
  setAvailability: {
    tag,
    summary: "Say whether one is there for work",
    description: "Automatic assignment passes over whoever is away or offline.",
    access: "signed_in",
    body: shapes.setAvailabilityBody,
    responses: { 200: shapes.myAvailability },
    errors: [403],
  },
  listColleagues: {
    tag,
    summary: "Names, photos and availability of some members of staff",
    description:
      "For staff. The live channel's `presence` names people by id alone. At most 50; ids of nobody on staff are left out.",
    access: "signed_in",
    query: shapes.colleaguesQuery,
    responses: { 200: shapes.colleagueList },
    errors: [403],
  },
} as const satisfies Record<string, Endpoint>;
