import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { controlClass, Field, type FieldProps } from "./field.js";

export interface TextFieldProps extends FieldProps, Omit<ComponentProps<"input">, "id" | "className"> {
  /** Stands inside the field's end edge. */
  end?: ReactNode;
}

export function TextField({ label, hint, error, optional, hideLabel, className, end, ...input }: TextFieldProps) {
  return (
    <Field {...{ label, hint, error, optional, hideLabel, className }}>
      {(control) => (
        <div className="relative">
          <input {...input} {...control} className={clsx(controlClass, end && "pe-20")} />
          {end && <div className="absolute inset-y-0 end-1 flex items-center">{end}</div>}
        </div>
      )}
    </Field>
  );
}
