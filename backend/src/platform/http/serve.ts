import type { Request, RequestHandler, Response } from "express";
import type { Endpoint, RouteName } from "../../contract/index.js";
import type { Actor } from "../actor.js";
import { retried } from "../retried.js";
import type { Services } from "../services.js";
import type { Work } from "../work.js";
import { requireAccess } from "./access.js";
import { requireOwnPage, type IsAllowedOrigin } from "./allowed-origin.js";
import { checkedBody, firstStatus, sendBody, sendFile } from "./answer.js";
import type { Context, FileAnswer, UploadedFile } from "./context.js";
import { claimKey, fingerprintOf, readIdempotencyKey, storeAnswer, type StoredAnswer } from "./idempotency.js";
import { parseInput } from "./input.js";
import { originOf } from "./origin.js";
import { etagOf, readIfMatch } from "./precondition.js";
import { isSensitive, requireRecent } from "./recent.js";
import { recordRefusal } from "./refusals.js";
import { readJsonBody } from "./request-body.js";
import { stateOf } from "./request-state.js";
import { through } from "./through.js";
import { receiveFiles, removeFiles, type UploadLimits } from "./uploads.js";

/** An endpoint with its name and place, as `endpoints` joins them. */
export type NamedEndpoint = Endpoint & { readonly name: RouteName; readonly method: string; readonly path: string };

export interface ServeDeps {
  services: Pick<Services, "config" | "db" | "runWork" | "storage" | "log">;
  /** What one message may carry at present. */
  attachmentLimits(): Promise<UploadLimits>;
  isAllowedOrigin: IsAllowedOrigin;
  limitersFor(name: RouteName): readonly RequestHandler[];
}

/** A handler of any endpoint. The types of `Mount` have bound it to its own; in here all are treated alike. */
export type AnyHandler = (context: unknown) => Promise<unknown>;
/** The same of what decides before files are taken in. */
export type AnyJudge = (asked: { actor: Actor; params: unknown }) => Promise<unknown>;

/** The way of one request: who may, what is sent, the handler, what is answered. Access is decided before a body is read. */
export async function serve(
  deps: ServeDeps,
  endpoint: NamedEndpoint,
  { handler, judge }: { handler: AnyHandler; judge?: AnyJudge | undefined },
  req: Request,
  res: Response,
): Promise<void> {
  const state = stateOf(req);
  state.route = endpoint.name;
  let files: UploadedFile[] = [];
  try {
    if (endpoint.cookie) requireOwnPage(req, deps.isAllowedOrigin);
    requireAccess(endpoint, state);
    if (endpoint.recent === true) await requireRecent(deps.services.db, state.actor);
    if (judge) {
      const asked = parseInput({ params: endpoint.params }, { params: req.params, query: {}, body: {} });
      await judge({ actor: state.actor, params: asked.params });
    }
    if (endpoint.files)
      files = await receiveFiles(req, res, deps.services.storage, await uploadLimits(deps, endpoint.files));
    else await readJsonBody(req, res, endpoint.bodyBytes);
    if (isSensitive(endpoint.recent, req.body)) await requireRecent(deps.services.db, state.actor);
    for (const limiter of deps.limitersFor(endpoint.name)) await through(limiter, req, res);

    const exchange = new Exchange(deps, endpoint, req, res, files);
    const returned = await handler(exchange.context());
    if (exchange.replayed) await removeFiles(deps.services.storage, files);
    await exchange.answer(returned);
  } catch (error) {
    await removeFiles(deps.services.storage, files);
    await recordRefusal(deps.services, req, error);
    throw error;
  }
}

/** The contract's number of files is the default that the desk's settings replace; a single file stays a single one. */
async function uploadLimits(
  { services: { config }, attachmentLimits }: ServeDeps,
  { max, size }: NonNullable<Endpoint["files"]>,
): Promise<UploadLimits> {
  const { maxBytes, maxFiles } = await attachmentLimits();
  return { maxBytes: size === "import" ? config.importMaxBytes : maxBytes, maxFiles: max === 1 ? 1 : maxFiles };
}

/** What is known and decided between a handler's request and its answer. */
class Exchange {
  replayed: StoredAnswer | null = null;
  private status: number;
  private claimed = false;
  private readonly key: string | null;
  private readonly fingerprint: Buffer;

  constructor(
    private readonly deps: ServeDeps,
    private readonly endpoint: NamedEndpoint,
    private readonly req: Request,
    private readonly res: Response,
    private readonly files: readonly UploadedFile[],
  ) {
    this.status = firstStatus(endpoint);
    this.key = endpoint.idempotent ? readIdempotencyKey(req.get("idempotency-key")) : null;
    this.fingerprint =
      this.key === null ? Buffer.alloc(0) : fingerprintOf(req.method, req.baseUrl + req.path, req.body, files);
  }

  context(): Context<RouteName> {
    const { req, res, endpoint } = this;
    const input = parseInput(endpoint, { params: req.params, query: req.query, body: req.body });
    const context = {
      ...input,
      actor: stateOf(req).actor,
      files: this.files,
      origin: originOf(req),
      ifMatch: endpoint.versioned ? readIfMatch(req.get("if-match")) : null,
      work: <T>(body: (work: Work) => Promise<T>) => this.work(body),
      status: (code: number) => void (this.status = code),
      setVersion: (version: number) => void res.set("ETag", etagOf(version)),
      req,
      res,
    };
    // The schemas have just made these types true, which the compiler cannot follow through a name.
    return context as unknown as Context<RouteName>;
  }

  async answer(returned: unknown): Promise<void> {
    const { req, res, endpoint, replayed } = this;
    if (replayed) {
      res.set("Idempotency-Replayed", "true");
      return sendBody(res, replayed.status, replayed.body ?? undefined);
    }
    if (endpoint.responses[this.status] === "file") return sendFile(req, res, returned as FileAnswer);
    sendBody(res, this.status, checkedBody(endpoint, this.status, returned));
  }

  private async work<T>(body: (work: Work) => Promise<T>): Promise<T> {
    const { runWork } = this.deps.services;
    const actor = stateOf(this.req).actor;
    const origin = originOf(this.req);
    const { key } = this;
    if (key === null) return retried(() => runWork(actor, body, { origin }));

    if (this.claimed) throw new Error(`${this.endpoint.name} is idempotent: it has one unit of work`);
    this.claimed = true;
    return retried(() => runWork(actor, (work) => this.once(work, key, body), { origin }));
  }

  /** The answer is stored with what made it true: a repetition after any crash finds both or neither. */
  private async once<T>(work: Work, key: string, body: (work: Work) => Promise<T>): Promise<T> {
    const stored = await claimKey(work, key, this.fingerprint);
    if (stored) {
      this.replayed = stored;
      return stored.body as T;
    }
    const value = await body(work);
    const answer = { status: this.status, body: checkedBody(this.endpoint, this.status, value) };
    await storeAnswer(work, key, this.fingerprint, answer);
    return value;
  }
}
