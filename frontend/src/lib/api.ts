import type { RequestOf, ResponseOf, RouteName } from "@redress/backend/contract";
import { routes } from "@redress/backend/contract/routes";
import { call, type Extras } from "./call.js";

/** A key is needed when its shape has a mandatory field, optional when all are, absent when there is no shape. */
type Part<Key extends string, Shape> = Shape extends undefined
  ? { [K in Key]?: undefined }
  : Record<never, never> extends Shape
    ? { [K in Key]?: Shape }
    : { [K in Key]: Shape };

type Parts<Name extends RouteName> = Part<"params", RequestOf<Name>["params"]> &
  Part<"query", RequestOf<Name>["query"]> &
  Part<"body", RequestOf<Name>["body"]>;

export type CallOptions<Name extends RouteName> = Parts<Name> & Extras;

type Call<Name extends RouteName> =
  Record<never, never> extends Parts<Name>
    ? (options?: CallOptions<Name>) => Promise<ResponseOf<Name>>
    : (options: CallOptions<Name>) => Promise<ResponseOf<Name>>;

/**
 * The API, a function for each route: `api.getTicket({ params: { id } })`. See `call` for what each does.
 *
 * Functions by name, not one that takes the name: the compiler would try each argument of that one against the
 * options of all routes, which takes it a minute.
 */
export const api = perRoute((name) => (options?: object) => call(name, options)) as {
  readonly [Name in RouteName]: Call<Name>;
};

/** One thing for each route, under its name. */
export function perRoute<Thing>(make: (name: RouteName) => Thing): Record<RouteName, Thing> {
  const names = Object.keys(routes) as RouteName[];
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<RouteName, Thing>;
}
