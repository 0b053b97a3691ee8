import { afterEach, expect, test } from "@jest/globals";
import { waitFor } from "@testing-library/react";
import { createRoot, type Root } from "react-dom/client";
import { BrowserRouter } from "react-router-dom";
import { useSearch, withSearch } from "./search.js";

const scope = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
let root: Root | null = null;

afterEach(() => {
  root?.unmount();
  scope.IS_REACT_ACT_ENVIRONMENT = true;
  window.history.replaceState(null, "", "/");
});

function Box() {
  const [search, setSearch] = useSearch();
  const set = (archived: boolean) => setSearch(withSearch(search, { archived: archived ? "true" : null }));
  return (
    <input type="checkbox" checked={search.has("archived")} onChange={(event) => set(event.currentTarget.checked)} />
  );
}

/** Outside of act, as in a browser: act would wait for the router's transition and hide the jump. */
test("a box shows what was asked for at once, before the router has rendered it, and the address follows", async () => {
  scope.IS_REACT_ACT_ENVIRONMENT = false;
  window.history.replaceState(null, "", "/list?tab=teams");
  const place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  root.render(
    <BrowserRouter>
      <Box />
    </BrowserRouter>,
  );
  const box = await waitFor(() => {
    const found = place.querySelector("input");
    expect(found).not.toBeNull();
    return found;
  });
  box?.click();
  expect(box?.checked).toBe(true);
  await waitFor(() => expect(window.location.search).toBe("?tab=teams&archived=true"));
  expect(box?.checked).toBe(true);
  box?.click();
  expect(box?.checked).toBe(false);
  await waitFor(() => expect(window.location.search).toBe("?tab=teams"));
  expect(box?.checked).toBe(false);
});
