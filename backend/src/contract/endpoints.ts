import type { z } from "zod";
import type { Endpoint } from "./endpoint.js";
import { accountEndpoints } from "./endpoints/accounts.js";
import { apiKeyEndpoints } from "./endpoints/api-keys.js";
import { auditEndpoints } from "./endpoints/audit.js";
import { auditHeadEndpoints } from "./endpoints/audit-head.js";
import { availabilityEndpoints } from "./endpoints/availability.js";
import { cannedEndpoints } from "./endpoints/canned.js";
import { calendarEndpoints } from "./endpoints/calendars.js";
import { categoryEndpoints } from "./endpoints/categories.js";
import { customerGroupEndpoints } from "./endpoints/customer-groups.js";
import { deskEndpoints } from "./endpoints/desk.js";
import { ownAccountEndpoints } from "./endpoints/own-account.js";
import { sessionEndpoints } from "./endpoints/sessions.js";
import { organizationEndpoints } from "./endpoints/organizations.js";
import { settingsEndpoints } from "./endpoints/settings.js";
import { fieldEndpoints } from "./endpoints/fields.js";
import { tagEndpoints } from "./endpoints/tags.js";
import { roleEndpoints } from "./endpoints/roles.js";
import { peopleAdminEndpoints } from "./endpoints/people-admin.js";
import { teamEndpoints } from "./endpoints/teams.js";
import { importEndpoints } from "./endpoints/imports.js";
import { jobEndpoints } from "./endpoints/jobs.js";
import { mailEndpoints } from "./endpoints/mails.js";
import { pushEndpoints } from "./endpoints/push.js";
import { slaEndpoints } from "./endpoints/sla.js";
import { searchEndpoints } from "./endpoints/search.js";
import { setupEndpoints } from "./endpoints/setup.js";
import { standingEndpoints } from "./endpoints/standing.js";
import { timeEndpoints } from "./endpoints/time.js";
import { draftEndpoints } from "./endpoints/drafts.js";
import { homeEndpoints } from "./endpoints/home.js";
import { guestEndpoints } from "./endpoints/guests.js";
import { ticketLinkEndpoints } from "./endpoints/ticket-links.js";
import { ticketEndpoints } from "./endpoints/tickets.js";
import { twoFactorEndpoints } from "./endpoints/two-factor.js";
import { viewEndpoints } from "./endpoints/views.js";
import { keyAccess, type KeyAccess } from "./key-access.js";
import { routes, type RouteName } from "./routes.js";

const shapes = {
  ...accountEndpoints,
  ...twoFactorEndpoints,
  ...apiKeyEndpoints,
  ...ownAccountEndpoints,
  ...sessionEndpoints,
  ...deskEndpoints,
  ...pushEndpoints,
  ...availabilityEndpoints,
  ...settingsEndpoints,
  ...organizationEndpoints,
  ...categoryEndpoints,
  ...fieldEndpoints,
  ...tagEndpoints,
  ...customerGroupEndpoints,
  ...jobEndpoints,
  ...auditEndpoints,
  ...auditHeadEndpoints,
  ...mailEndpoints,
  ...slaEndpoints,
  ...calendarEndpoints,
  ...setupEndpoints,
  ...importEndpoints,
  ...ticketEndpoints,
  ...ticketLinkEndpoints,
  ...searchEndpoints,
  ...standingEndpoints,
  ...timeEndpoints,
  ...draftEndpoints,
  ...cannedEndpoints,
  ...viewEndpoints,
  ...homeEndpoints,
  ...guestEndpoints,
  ...teamEndpoints,
  ...peopleAdminEndpoints,
  ...roleEndpoints,
} satisfies Record<RouteName, Endpoint>;

type Shapes = typeof shapes;
export type EndpointOf<Name extends RouteName> = Shapes[Name] & (typeof routes)[Name] & { name: Name; keys: KeyAccess };

/** Routes and shapes joined: what the server mounts and the OpenAPI document is made of. */
export const endpoints = Object.fromEntries(
  (Object.keys(routes) as RouteName[]).map((name) => [
    name,
    { name, ...routes[name], ...shapes[name], keys: keyAccess[name] },
  ]),
) as unknown as { [Name in RouteName]: EndpointOf<Name> };

type Input<Shape, Key extends string> = Shape extends { [K in Key]: infer Schema extends z.ZodType }
  ? z.input<Schema>
  : undefined;

/** What a client sends. */
export interface RequestOf<Name extends RouteName> {
  params: Input<Shapes[Name], "params">;
  query: Input<Shapes[Name], "query">;
  body: Input<Shapes[Name], "body">;
}

type Body<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a client gets on success. */
export type ResponseOf<Name extends RouteName> = Body<Shapes[Name]["responses"][keyof Shapes[Name]["responses"]]>;
