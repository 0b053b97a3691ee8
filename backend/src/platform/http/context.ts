import type { Request, Response } from "express";
import type { Readable } from "node:stream";
import type { z } from "zod";
import type { EndpointOf, ResponseOf, RouteName } from "../../contract/index.js";
import type { Actor } from "../actor.js";
import type { Origin, Work } from "../work.js";

type Output<Shape, Key extends string> = Shape extends { [K in Key]: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined;

/** A file of a multipart request: on disk already, under a random name, not yet anybody's. */
export interface UploadedFile {
  /** As the client named it, without any path; untrusted. */
  fileName: string;
  /** Told from the content; "application/octet-stream" when unknown. */
  mediaType: string;
  size: number;
  sha256: Buffer;
  storageKey: string;
}

/** What a handler is given: everything parsed and typed by the contract. */
export interface Context<Name extends RouteName> {
  readonly actor: Actor;
  readonly params: Output<EndpointOf<Name>, "params">;
  readonly query: Output<EndpointOf<Name>, "query">;
  readonly body: Output<EndpointOf<Name>, "body">;
  /** Files of a multipart endpoint; removed again when the handler fails. */
  readonly files: readonly UploadedFile[];
  readonly origin: Origin;
  /** The version in `If-Match`, or null where none was sent. */
  readonly ifMatch: number | null;
  /**
   * Opens the unit of work as the actor. On an idempotent endpoint the key is claimed and the returned value stored as
   * the response in the same transaction, so there the callback must return the presented body.
   */
  work<T>(body: (work: Work) => Promise<T>): Promise<T>;
  /** Answers with another success status than the endpoint's first. */
  status(code: number): void;
  /** Sends the version as `ETag`. */
  setVersion(version: number): void;
  /** For cookies and other headers alone. */
  readonly req: Request;
  readonly res: Response;
}

/** Answer of an endpoint whose response is "file". */
export interface FileAnswer {
  stream: Readable;
  fileName: string;
  mediaType: string;
  /** Bytes; null where it is made while it is sent. */
  size: number | null;
  /** Shown in the browser instead of downloaded; only ever for safe raster images. */
  inline: boolean;
  /** Cache-Control; private and not stored unless said otherwise. */
  cacheControl?: string;
}

type Answer<Name extends RouteName> =
  EndpointOf<Name>["responses"] extends Record<200, "file"> ? FileAnswer : ResponseOf<Name> | undefined;

export type Handler<Name extends RouteName> = (context: Context<Name>) => Promise<Answer<Name>>;

/** Throws where the caller may not do this to what the path names. */
export type Judge<Name extends RouteName> = (asked: Pick<Context<Name>, "actor" | "params">) => Promise<unknown>;

/**
 * Joins a contract endpoint to its handler. Features get it and call it once per route.
 *
 * `judge` is for uploads to something: it decides before any of their files is taken in, and the handler again.
 */
export type Mount = <Name extends RouteName>(name: Name, handler: Handler<Name>, judge?: Judge<Name>) => void;
