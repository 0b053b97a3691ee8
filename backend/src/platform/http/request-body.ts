import express, { type Request, type Response } from "express";
import { AppError } from "../errors.js";
import { through } from "./through.js";

/** Bytes of a JSON body, decompressed. */
const JSON_LIMIT = 200 * 1024;

// Not strict: a bare number is JSON too, and refused as the wrong type with the rest.
const json = express.json({ limit: JSON_LIMIT, strict: false, type: ["application/json", "application/*+json"] });

/**
 * Reads a JSON body into `req.body`; leaves it undefined when there is none.
 * @throws AppError `unsupported_media_type` (415); what the parser throws is translated in `failure.ts`.
 */
export async function readJsonBody(req: Request, res: Response): Promise<void> {
  if (!hasBody(req)) return;
  if (!req.is(["application/json", "application/*+json"])) {
    throw new AppError("unsupported_media_type", 415, "Send the body as application/json");
  }
  await through(json, req, res);
}

function hasBody(req: Request): boolean {
  return req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;
}
