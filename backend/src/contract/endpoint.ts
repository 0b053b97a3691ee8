import type { z } from "zod";
import type { KeyAccess } from "./key-access.js";
import type { Permission } from "./permissions.js";

/**
 * Who may call an endpoint at all. What the caller may see or do with the object is decided behind it,
 * by `visibleTo` and the `can…` policies. An endpoint without `access` does not compile and is not mounted.
 */
export type Access = "public" | "signed_in" | { readonly permission: Permission };

export interface Endpoint {
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  /** What an API key needs; without it keys are refused. Said in `key-access.ts` for all endpoints. */
  readonly keys?: KeyAccess;
  /** Open to a guest's token too, which is good for one complaint; without this a guest is refused. */
  readonly guests?: boolean;
  /** Open to a session whose person has to set up two-factor first; without this such a session is refused (403 `two_factor_required`). */
  readonly beforeTwoFactor?: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Bytes of a body larger than usual. */
  readonly bodyBytes?: number;
  /** Multipart: field `files`. The body schema then describes the other fields. */
  readonly files?: {
    readonly max: number;
    /** Which setting limits a file's bytes; by default that of attachments. */
    readonly size?: "attachment" | "import";
  };
  /** Success statuses with the shape of their body; `null` is no body, "file" a byte stream. */
  readonly responses: Readonly<Record<number, z.ZodType | null | "file">>;
  /** Error statuses beyond 400, 401, 413, 422 (body), 429 and 500, which any endpoint may answer. */
  readonly errors?: readonly number[];
  /** A creating POST: honours `Idempotency-Key`. */
  readonly idempotent?: boolean;
  /** Honours `If-Match` and answers with an `ETag`. */
  readonly versioned?: boolean;
  /**
   * Demands that the caller signed in or typed their password within the last ten minutes; else 403
   * `confirmation_required`. A list: only of a body that has one of these fields.
   */
  readonly recent?: boolean | readonly string[];
  /** Authenticated by the refresh cookie: demands the `X-Redress-Request` header and a right `Origin`. */
  readonly cookie?: boolean;
}
