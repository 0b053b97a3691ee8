import type { PolicyValues } from "./policy-values.js";

/** What each part of the form works with. */
export interface PartProps {
  values: PolicyValues;
  set: <Part extends keyof PolicyValues>(part: Part, value: PolicyValues[Part]) => void;
  /** By the place of the field: see `placeOf`. */
  errorOf: (field: string) => string | undefined;
}
