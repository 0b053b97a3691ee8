import { STATUS_CODES } from "node:http";
import {
  OpenApiGeneratorV31,
  OpenAPIRegistry,
  zodToOpenAPIRegistry,
  type ResponseConfig,
  type RouteConfig,
} from "@asteasolutions/zod-to-openapi";
import type { z } from "zod";
import * as contract from "../../contract/index.js";
import { errorCodes, type RouteName } from "../../contract/index.js";
import type { NamedEndpoint } from "./serve.js";

/** Shapes that the document names once and refers to; all others stand where they are used. */
const named: Readonly<Record<string, z.ZodType>> = {
  Ticket: contract.ticketDetail,
  TicketRow: contract.ticketRow,
  SlaClock: contract.slaClock,
  SlaClockDetail: contract.slaClockDetail,
  Comment: contract.comment,
  TimelineItem: contract.timelineItem,
  Attachment: contract.attachment,
  Me: contract.me,
  Person: contract.person,
  PersonRef: contract.personRef,
  Category: contract.category,
  Department: contract.department,
  Team: contract.team,
  Notification: contract.notification,
  Mail: contract.mail,
  Problem: contract.problem,
};

const TEXT = { type: "string" } as const;

export type OpenApiDocument = ReturnType<OpenApiGeneratorV31["generateDocument"]>;

/** The OpenAPI 3.1 document of the contract: made of what the server itself mounts and checks by. */
export function openApiDocument(): OpenApiDocument {
  for (const [refId, schema] of Object.entries(named)) zodToOpenAPIRegistry.add(schema, { _internal: { refId } });
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "accessToken", { type: "http", scheme: "bearer", bearerFormat: "JWT" });
  registry.registerComponent("securitySchemes", "apiKey", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "rdk_…",
    description: "A key from the profile page. It may what `x-scope` names, as far as its owner may at that moment.",
  });
  for (const name of Object.keys(contract.endpoints) as RouteName[])
    registry.registerPath(operation(contract.endpoints[name]));
  const codes = Object.entries(errorCodes).map(([code, meaning]) => `- \`${code}\`: ${meaning}`);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Redress API",
      version: "1",
      description: [
        "Field names are `snake_case`, instants ISO 8601 in UTC. Sign in at `/api/auth/login` and send the token as `Authorization: Bearer …`, or send an API key there.",
        "An API key opens the operations whose `x-scope` it has, and those where that is `any`; all others are closed to keys:",
        Object.entries(contract.scopes)
          .map(([scope, sentence]) => `- \`${scope}\`: ${sentence}`)
          .join("\n"),
        "Creating requests take an `Idempotency-Key`; answers with a version carry an `ETag`, which changes take back as `If-Match`.",
        "Errors are `application/problem+json` with a stable `code`:",
        codes.join("\n"),
      ].join("\n\n"),
    },
    servers: [{ url: "/" }],
  });
}

function operation(endpoint: NamedEndpoint): RouteConfig {
  const { tag, summary, description, params, query, access, keys = "closed" } = endpoint;
  const open = keys !== "closed";
  return {
    method: endpoint.method.toLowerCase() as RouteConfig["method"],
    path: endpoint.path.replace(/:(\w+)/g, "{$1}"),
    operationId: endpoint.name,
    tags: [tag],
    summary,
    // Once more in words: pages made of the document show no fields of our own.
    description: [description, recentNote(endpoint), keyNote(keys)].filter(Boolean).join("\n\n"),
    ...(typeof access === "object" && { "x-permission": access.permission }),
    ...(open && { "x-scope": keys }),
    security: access === "public" ? [] : [{ accessToken: [] }, ...(open ? [{ apiKey: [] }] : [])],
    parameters: headers(endpoint),
    request: { ...(params && { params }), ...(query && { query }), ...requestBody(endpoint) },
    responses: { ...successes(endpoint), ...failures(endpoint) },
  };
}

function recentNote({ recent }: NamedEndpoint): string {
  if (!recent) return "";
  const when = recent === true ? "" : ` for ${recent.map((field) => `\`${field}\``).join(" and ")}`;
  return `Needs a sign-in or a typed password of the last ten minutes${when} (403 \`confirmation_required\`).`;
}

function keyNote(keys: contract.KeyAccess): string {
  if (keys === "closed") return "Closed to API keys.";
  return keys === "any" ? "Open to every API key." : `API keys need the scope \`${keys}\`.`;
}

function headers(endpoint: NamedEndpoint): NonNullable<RouteConfig["parameters"]> {
  const header = (name: string, description: string, required = false) => ({
    name,
    in: "header" as const,
    required,
    description,
    schema: TEXT,
  });
  return [
    ...(endpoint.idempotent
      ? [header("Idempotency-Key", "The same key within 24 hours gets the same answer and changes nothing again.")]
      : []),
    ...(endpoint.versioned && endpoint.method !== "GET"
      ? [header("If-Match", "The `ETag` that was read; 412 when it is no longer the present one.")]
      : []),
    ...(endpoint.cookie ? [header("X-Redress-Request", "Any value: shows that a page of ours is asking.", true)] : []),
  ];
}

function requestBody({ body, files }: NamedEndpoint): Pick<NonNullable<RouteConfig["request"]>, "body"> {
  if (files) {
    const list = { type: "array" as const, items: { type: "string" as const, format: "binary" }, maxItems: files.max };
    return {
      body: {
        required: true,
        content: {
          "multipart/form-data": { schema: { type: "object", properties: { files: list }, required: ["files"] } },
        },
      },
    };
  }
  return body ? { body: { required: true, content: { "application/json": { schema: body } } } } : {};
}

function successes({ responses, versioned }: NamedEndpoint): Record<string, ResponseConfig> {
  const etag = versioned ? { headers: { ETag: { description: "The version", schema: TEXT } } } : {};
  return Object.fromEntries(
    Object.entries(responses).map(([status, shape]) => {
      const description = STATUS_CODES[status] ?? "Success";
      if (shape === null) return [status, { description }];
      if (shape === "file")
        return [
          status,
          {
            description: "The file",
            content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
          },
        ];
      return [status, { description, ...etag, content: { "application/json": { schema: shape } } }];
    }),
  );
}

/** What any endpoint may answer, what its kind may, and what it names itself. */
function failures({
  access,
  keys = "closed",
  recent,
  body,
  files,
  query,
  params,
  errors = [],
}: NamedEndpoint): Record<string, ResponseConfig> {
  const statuses = new Set([429, 500, 503, ...errors]);
  if (access !== "public") statuses.add(401);
  if (typeof access === "object" || recent || keys !== "any") statuses.add(403);
  if (body || query || params || files) statuses.add(400).add(422);
  if (body || files) statuses.add(413).add(415);
  return Object.fromEntries(
    [...statuses].sort().map((status) => [
      status,
      {
        description: STATUS_CODES[status] ?? "Error",
        content: { "application/problem+json": { schema: contract.problem } },
      },
    ]),
  );
}
