import express, { type Request, type RequestHandler, type Response } from "express";
import { AppError } from "../errors.js";
import { through } from "./through.js";

/** Bytes of a JSON body, decompressed, unless an endpoint of the contract asks for another number. */
const JSON_LIMIT = 200 * 1024;

const JSON_TYPES = ["application/json", "application/*+json"];

/** One parser for each limit there is: as many as the contract names. */
const parsers = new Map<number, RequestHandler>();

function parserOf(limit: number): RequestHandler {
  const known = parsers.get(limit);
  if (known) return known;
  // Not strict: a bare number is JSON too, and refused as the wrong type with the rest.
  const parser = express.json({ limit, strict: false, type: JSON_TYPES });
  parsers.set(limit, parser);
  return parser;
}

/**
 * Reads a JSON body into `req.body`; leaves it undefined when there is none.
 *
 * @param limit bytes it may have.
 * @throws AppError `unsupported_media_type` (415); what the parser throws is translated in `failure.ts`.
 */
export async function readJsonBody(req: Request, res: Response, limit = JSON_LIMIT): Promise<void> {
  if (!hasBody(req)) return;
  if (!req.is(JSON_TYPES)) throw new AppError("unsupported_media_type", 415, "Send the body as application/json");
  await through(parserOf(limit), req, res);
}

function hasBody(req: Request): boolean {
  return req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;
}
