import { z } from "zod";

export const slaOps = ["add", "between", "next_open", "is_open", "validate_calendar", "validate_target"] as const;

const window = z.tuple([z.string().max(8), z.string().max(8)]);
const windows = z.array(window).max(50).optional();
const when = z.string().max(40);

/** Opening hours by the clock on the wall, as they may be written down anywhere: what is wrong with them is an answer. */
const calendar = z.object({
  timezone: z.string().max(100),
  hours: z.object({
    mon: windows,
    tue: windows,
    wed: windows,
    thu: windows,
    fri: windows,
    sat: windows,
    sun: windows,
  }),
  holidays: z.array(z.string().max(10)).max(1_000).default([]),
});

/** One calculation. Fields that its `op` does not need are not looked at. */
export const slaItem = z.object({
  op: z.enum(slaOps),
  calendar,
  start: when.nullish(),
  end: when.nullish(),
  seconds: z.number().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER).nullish(),
  pauses: z
    .array(z.tuple([when, when.nullable()]))
    .max(1_000)
    .nullish(),
});
export type SlaItem = z.infer<typeof slaItem>;

export const evaluateSlaBody = z.strictObject({ items: z.array(slaItem).min(1).max(500) });

/**
 * `add` answers an instant, or null for never; `between` seconds; `next_open` an instant or null; `is_open`,
 * `validate_calendar` and `validate_target` true or false, the last two an error in words instead of false.
 */
export const slaResult = z.union([
  z.object({ result: z.union([z.string(), z.number(), z.boolean(), z.null()]) }),
  z.object({ error: z.string() }),
]);
export type SlaResult = z.infer<typeof slaResult>;

export const slaResults = z.object({ results: z.array(slaResult) });
