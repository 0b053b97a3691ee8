import { z } from "zod";
import { parseAllowedTarget, type AllowedTarget } from "./platform/egress/index.js";

/** `EGRESS_ALLOW` as names and networks. */
export const egressAllow = z
  .string()
  .default("")
  .transform((text, context): readonly AllowedTarget[] =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part) => {
        const target = parseAllowedTarget(part);
        if (target) return target;
        context.addIssue({
          code: "custom",
          message: `does not take ${part}: use names or networks such as intranet.example.org:8443 or 10.1.0.0/16`,
        });
        return z.NEVER;
      }),
  );
