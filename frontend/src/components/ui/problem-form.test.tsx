import { expect, jest, test } from "@jest/globals";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { z } from "zod/mini";
import { ApiProblem } from "../../lib/api-problem.js";
import "../../lib/testing.js";
import { Button } from "./button.js";
import { ErrorSummary } from "./error-summary.js";
import { useProblemForm } from "./problem-form.js";
import { TextField } from "./text-field.js";

const schema = z.object({ email: z.string().check(z.minLength(1, "Enter your email")), name: z.string() });
type Values = z.infer<typeof schema>;

function Example({ submit }: { submit: (values: Values) => Promise<void> }) {
  const { field, summary, busy, onSubmit } = useProblemForm(schema, { email: "", name: "" }, submit);
  return (
    <form noValidate onSubmit={onSubmit}>
      <ErrorSummary {...summary} />
      <TextField label="Email" {...field("email")} />
      <TextField label="Name" {...field("name")} />
      <Button type="submit" busy={busy}>
        Send
      </Button>
    </form>
  );
}

test("a missing value is said on submit, on top and at the field, and the summary has the focus", async () => {
  const user = userEvent.setup();
  const submit = jest.fn(async () => {});
  render(<Example submit={submit} />);
  await user.click(screen.getByText("Send"));
  const summary = await screen.findByRole("alert");
  await waitFor(() => expect(document.activeElement).toBe(summary));
  const field = screen.getByLabelText("Email");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent).toBe("Enter your email");
  await user.click(screen.getByRole("button", { name: "Enter your email" }));
  expect(document.activeElement).toBe(field);
  expect(submit).not.toHaveBeenCalled();
});

test("the server's field errors land at their fields and nothing typed is lost", async () => {
  const user = userEvent.setup();
  const refusal = new ApiProblem({
    code: "validation",
    status: 422,
    message: "x",
    errors: [{ field: "name", message: "Another name" }],
  });
  render(<Example submit={() => Promise.reject(refusal)} />);
  await user.type(screen.getByLabelText("Email"), "a@b.c");
  await user.click(screen.getByText("Send"));
  await screen.findByRole("button", { name: "Another name" });
  expect(screen.getByLabelText<HTMLInputElement>("Email").value).toBe("a@b.c");
});

test("what concerns no field is said on top, and goes with the next success", async () => {
  const user = userEvent.setup();
  const offline = new ApiProblem({ code: "offline", status: 0, message: "" });
  const submit = jest.fn<(values: Values) => Promise<void>>().mockRejectedValueOnce(offline).mockResolvedValueOnce();
  render(<Example submit={submit} />);
  await user.type(screen.getByLabelText("Email"), "a@b.c");
  await user.click(screen.getByText("Send"));
  expect((await screen.findByRole("alert")).textContent).toContain("There is no connection");
  await user.click(screen.getByText("Send"));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});
