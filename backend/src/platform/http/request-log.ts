import type { Request, RequestHandler } from "express";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";
import { addressOf } from "./origin.js";
import { withoutKeys } from "./without-keys.js";
import { stateOf } from "./request-state.js";

/**
 * One line per request: who asked from where for what, and how it went. Headers and bodies are left out altogether, so no
 * password, token or cookie can be among them.
 */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (req) => stateOf(req).requestId,
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? "error" : "info"),
    quietReqLogger: true,
    customAttributeKeys: { reqId: "request_id", responseTime: "ms" },
    // The error itself is logged where it becomes an answer.
    customErrorObject: (req, res, _error, value: Record<string, unknown>) => ({
      ...value,
      err: undefined,
      ...facts(req, res),
    }),
    customSuccessObject: (req, res, value: Record<string, unknown>) => ({ ...value, ...facts(req, res) }),
    serializers: { req: () => undefined, res: () => undefined },
  });

  function facts(req: Parameters<typeof stateOf>[0], res: { statusCode: number }): Record<string, unknown> {
    const { actor, route, clientRequestId } = stateOf(req);
    return {
      ...(clientRequestId !== null && { client_request_id: clientRequestId }),
      method: req.method,
      url: withoutSecrets(originalUrl(req)),
      route,
      status: res.statusCode,
      actor: actor.id ?? actor.kind,
      ip: addressOf(req as Request),
    };
  }
}

function originalUrl(req: { url?: string | undefined; originalUrl?: unknown }): string {
  return typeof req.originalUrl === "string" ? req.originalUrl : (req.url ?? "");
}

/** Query values by which somebody could act as another, and search words, which may be names. */
const SECRET = /([?&](?:token|key|code|password|secret|access_token|q|to|email)=)[^&#]*/gi;

function withoutSecrets(url: string): string {
  return withoutKeys(url.slice(0, 1000).replace(SECRET, "$1[removed]"));
}
