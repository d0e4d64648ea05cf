import { html } from "lit";
import { expect, it, vi } from "vitest";
import "../../../web/src/lessons/optimizers/claims/panel";
import { claims } from "../../../web/src/lessons/optimizers/claims/claims";
import type { GradlabOptimizersClaims } from "../../../web/src/lessons/optimizers/claims/panel";
import { type ClaimsState, defaults } from "../../../web/src/lessons/optimizers/claims/state";
import { type PlainObject, patched } from "../../../web/src/state";
import { shown } from "../support/page";

/** The table, in a host that applies its patches to a state, as the lesson does. */
async function tableOf(seeds: number): Promise<GradlabOptimizersClaims> {
  const changed = ({ detail, currentTarget }: CustomEvent<{ patch: PlainObject }>) => {
    const panel = currentTarget as GradlabOptimizersClaims;
    panel.slice = patched(panel.slice as unknown as PlainObject, detail.patch) as unknown as ClaimsState;
  };
  return shown<GradlabOptimizersClaims>(
    html`<gradlab-optimizers-claims
      path="claims"
      .slice=${{ ...defaults, open: "", seeds }}
      @gl-patch=${changed}
    ></gradlab-optimizers-claims>`,
  );
}

/**
 * Opens a sentence of the table and starts its experiment; returns a function that reads the text beside the sentence.
 */
async function start(table: GradlabOptimizersClaims, id: string): Promise<() => string> {
  const item = () =>
    table.renderRoot.querySelectorAll("li")[claims.findIndex((claim) => claim.id === id)] as HTMLElement;
  item().querySelector<HTMLElement>(".head")?.click();
  await table.updateComplete;
  const job = item().querySelector("gl-job");
  await job?.updateComplete;
  job?.renderRoot.querySelector<HTMLElement>("gl-button")?.click();
  await vi.waitFor(() => expect(item().querySelector("gl-job")?.busy).toBe(true), 20_000);
  return () => item().querySelector(".head .verdict")?.textContent ?? "";
}

it("two experiments of the table run at the same time and both reach a verdict", async () => {
  // Enough seeds that the first experiment still runs when the second begins.
  const table = await tableOf(10);
  const first = await start(table, "smooth");
  const second = await start(table, "axes");
  expect(first()).toMatch(/\d+ of \d+ settings done/);
  await vi.waitFor(
    () => expect([first(), second()].filter((text) => text === "" || / of /.test(text))).toEqual([]),
    60_000,
  );
}, 90_000);
