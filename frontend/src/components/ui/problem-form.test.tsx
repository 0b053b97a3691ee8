import { expect, jest, test } from "@jest/globals";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { z } from "zod/mini";
import { ApiProblem } from "../../lib/api-problem.js";
import "../../lib/testing.js";
import { Button } from "./button.js";
import { ErrorSummary } from "./error-summary.js";
import { useProblemForm, type Beside } from "./problem-form.js";
import { TextField } from "./text-field.js";

// The last rule finds the first field.
const schema = z
  .object({ about: z.string(), email: z.string().check(z.minLength(1, "Enter your email")), name: z.string() })
  .check(z.refine(({ about }) => about !== "no", { path: ["about"], error: "Say yes", when: () => true }));
type Values = z.infer<typeof schema>;

interface ExampleProps {
  submit: (values: Values) => Promise<void>;
  beside?: Beside<Values>;
  about?: string;
}

function Example({ submit, beside, about = "" }: ExampleProps) {
  const { field, summary, busy, onSubmit } = useProblemForm(schema, { about, email: "", name: "" }, submit, beside);
  return (
    <form noValidate onSubmit={onSubmit}>
      <ErrorSummary {...summary} />
      <TextField label="About" {...field("about")} />
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

const listed = () => screen.getAllByRole("listitem").map(({ textContent }) => textContent);

test("mistakes are listed in the order of the form, and what is wrong beside its fields with them, at the same try", async () => {
  const user = userEvent.setup();
  const submit = jest.fn(async () => {});
  let missing = true;
  const beside = () => (missing ? [{ field: "fields.bill", message: "Answer “Bill”" }] : []);
  render(<Example submit={submit} beside={beside} about="no" />);
  await user.click(screen.getByText("Send"));
  await screen.findByRole("alert");
  expect(listed()).toEqual(["Say yes", "Enter your email", "Answer “Bill”"]);

  await user.clear(screen.getByLabelText("About"));
  await user.type(screen.getByLabelText("Email"), "a@b.c");
  await user.click(screen.getByText("Send"));
  await waitFor(() => expect(listed()).toEqual(["Answer “Bill”"]));
  expect(submit).not.toHaveBeenCalled();

  missing = false;
  await user.click(screen.getByText("Send"));
  await waitFor(() => expect(submit).toHaveBeenCalledTimes(1));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

test("a refusal of what is beside the fields is listed with its link, and nothing of it twice", async () => {
  const user = userEvent.setup();
  const errors = [
    { field: "fields.bill", message: "Too long" },
    { field: "other", message: "Elsewhere" },
  ];
  const refusal = new ApiProblem({ code: "validation", status: 422, message: "x", errors });
  const beside: Beside<Values> = (_values, refused) =>
    refused ? [{ field: "fields.bill", message: "Bill: Too long" }] : [];
  render(<Example submit={() => Promise.reject(refusal)} beside={beside} />);
  await user.type(screen.getByLabelText("Email"), "a@b.c");
  await user.click(screen.getByText("Send"));
  await screen.findByRole("button", { name: "Bill: Too long" });
  expect(listed()).toEqual(["Elsewhere", "Bill: Too long"]);
});
