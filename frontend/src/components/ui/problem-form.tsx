import { zodResolver } from "@hookform/resolvers/zod";
import { useState, type FormEvent } from "react";
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from "react-hook-form";
import type { ZodMiniType } from "zod/mini";
import { ApiProblem } from "../../lib/api-problem.js";
import { problemText } from "../../lib/problem-text.js";
import type { SummaryError } from "./error-summary.js";

export interface ProblemForm<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  /** Properties that tie a field component to its value and error: `<TextField label=… {...field("email")} />`. */
  field: (name: Path<Values>) => FieldBinding;
  /** For `<ErrorSummary {...summary} />`. */
  summary: { errors: SummaryError[]; attempt: number };
  busy: boolean;
  onSubmit: (event: FormEvent) => void;
}

/**
 * What is wrong beside the schema's fields, each with the name of the control it leads to. Asked at each try: before anything is
 * sent, and with the refusal of what was.
 */
export type Beside<Values> = (values: Values, refusal: ApiProblem | null) => readonly SummaryError[];

type FieldBinding = ReturnType<UseFormReturn["register"]> & { error: string | undefined };

/**
 * A form checked by a zod schema on submit, whose server-side field errors land at their fields. Nothing typed is
 * lost on failure. Imports zod: use it only in `*-form.tsx` files that are loaded lazily.
 *
 * @param submit sends the checked values; an ApiProblem it throws is shown, anything else is rethrown.
 */
export function useProblemForm<Values extends FieldValues>(
  schema: ZodMiniType<Values, Values>,
  defaultValues: DefaultValues<Values>,
  submit: (values: Values, form: UseFormReturn<Values>) => Promise<void>,
  beside: Beside<Values> = () => [],
): ProblemForm<Values> {
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues,
    // Messages come with the submit, not while people still type; the summary takes the focus.
    mode: "onSubmit",
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });
  const [attempt, setAttempt] = useState(0);
  const [general, setGeneral] = useState<string | null>(null);
  const [others, setOthers] = useState<readonly SummaryError[]>([]);
  const { errors, isSubmitting } = form.formState;

  const refuse = (found: readonly SummaryError[], message: string | null) => {
    setOthers(found);
    setGeneral(message);
    setAttempt((count) => count + 1);
  };
  const send = async (values: Values) => {
    const missing = beside(values, null);
    if (missing.length > 0) return refuse(missing, null);
    setOthers([]);
    setGeneral(null);
    try {
      await submit(values, form);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const known = error.errors.filter((fieldError) => Object.hasOwn(values, fieldError.field));
      for (const { field, message } of known) form.setError(field as Path<Values>, { type: "server", message });
      const found = beside(values, error);
      const places = new Set([...known, ...found].map(({ field }) => field));
      const rest = error.errors.filter(({ field }) => !places.has(field)).map(({ message }) => message);
      refuse(found, places.size === 0 || rest.length > 0 ? rest.join(" ") || problemText(error) : null);
    }
  };

  // In the order of the form, whatever order the schema found them in.
  const listed = Object.keys(form.getValues()).flatMap((field) => {
    const message = messageOf(errors, field);
    return message === undefined ? [] : [{ field, message }];
  });
  return {
    form,
    field: (name) => ({ ...form.register(name), error: messageOf(errors, name) }),
    summary: { errors: [...(general === null ? [] : [{ message: general }]), ...listed, ...others], attempt },
    busy: isSubmitting,
    onSubmit: (event) => {
      event.preventDefault();
      if (!isSubmitting) void form.handleSubmit(send, () => refuse(beside(form.getValues(), null), null))();
    },
  };
}

function messageOf(errors: object, name: string): string | undefined {
  const error = (errors as Record<string, { message?: string } | undefined>)[name];
  return error?.message;
}
