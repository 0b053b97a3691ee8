/** Waits until something has come about outside the page, which Playwright cannot wait for. @throws Error after a while. */
export async function until(condition: () => boolean | Promise<boolean>, timeout = 60_000): Promise<void> {
  const end = performance.now() + timeout;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`It never came about: ${String(condition)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
