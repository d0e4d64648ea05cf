/**
 * The workflow for GitHub Pages in docs/embedding.md runs only there. Here it is read by a real parser (PyYAML, which
 * JupyterLab brings), and its actions with their inputs and outputs are compared with the action.yml of each action, as
 * read on github.com for these versions.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { program } from "./support";

const root = join(import.meta.dirname, "../..");

interface Action {
  inputs: readonly string[];
  outputs: readonly string[];
  /** The permissions of its job besides reading, from its README. */
  permissions?: Readonly<Record<string, string>>;
}
const actions: Readonly<Record<string, Action>> = {
  "actions/checkout@v4": {
    inputs: ["repository", "ref", "path", "fetch-depth", "submodules"],
    outputs: ["ref", "commit"],
  },
  "actions/setup-node@v4": {
    inputs: ["node-version", "cache", "architecture"],
    outputs: ["node-version", "cache-hit"],
  },
  "actions/configure-pages@v5": {
    inputs: ["static_site_generator", "generator_config_file", "token", "enablement"],
    outputs: ["base_url", "origin", "host", "base_path"],
  },
  "actions/upload-pages-artifact@v3": { inputs: ["name", "path", "retention-days"], outputs: ["artifact_id"] },
  "actions/deploy-pages@v4": {
    inputs: ["token", "timeout", "error_count", "reporting_interval", "artifact_name", "preview"],
    outputs: ["page_url"],
    permissions: { pages: "write", "id-token": "write" },
  },
};

interface Step {
  id?: string;
  uses?: string;
  with?: Record<string, unknown>;
  run?: string;
  env?: Record<string, string>;
}
interface Job {
  "runs-on": string;
  needs?: string;
  environment?: { name: string; url: string };
  steps: Step[];
}
interface Workflow {
  /** YAML 1.1 reads `on` as the boolean true, so the parser returns this key. */
  true: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

function workflow(): Workflow {
  const guide = readFileSync(join(root, "docs/embedding.md"), "utf8");
  const [, text = ""] = /^```yaml pages\n([\s\S]*?)\n```$/m.exec(guide) ?? [];
  const read = "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin)))";
  return JSON.parse(execFileSync(program("python"), ["-c", read], { input: text, encoding: "utf8" }));
}

/**
 * The uses of `${{ steps.ID.outputs.NAME }}` in a job, each with its action, and whether the action has this output.
 */
function taken(job: Job): string[] {
  return [...JSON.stringify(job).matchAll(/\$\{\{ *steps\.([\w-]+)\.outputs\.(\w+) *\}\}/g)].map(([, id, name]) => {
    const { uses = "" } = job.steps.find((step) => step.id === id) ?? {};
    return `${uses}: ${actions[uses]?.outputs.includes(name ?? "") ? name : `no output ${name}`}`;
  });
}

test("is a workflow that starts after a push to main, and whose jobs need existing jobs", () => {
  const { true: on, jobs } = workflow();
  expect(on).toEqual({ push: { branches: ["main"] } });
  for (const { needs, steps, "runs-on": machine } of Object.values(jobs)) {
    expect(machine).toBe("ubuntu-latest");
    if (needs) expect(Object.keys(jobs)).toContain(needs);
    for (const step of steps) expect([step.uses, step.run].filter(Boolean)).toHaveLength(1);
  }
});

test("uses inputs and outputs that the actions have", () => {
  const { jobs, permissions } = workflow();
  for (const job of Object.values(jobs))
    for (const { uses, with: given = {} } of job.steps.filter((step) => step.uses)) {
      expect(Object.keys(actions)).toContain(uses);
      expect(actions[uses ?? ""]?.inputs).toEqual(expect.arrayContaining(Object.keys(given)));
      expect(permissions).toMatchObject(actions[uses ?? ""]?.permissions ?? {});
    }
  expect(Object.values(jobs).flatMap(taken)).toEqual([
    "actions/configure-pages@v5: base_url",
    "actions/deploy-pages@v4: page_url",
  ]);
  expect(jobs.deploy?.environment?.name).toBe("github-pages");
});

test("builds the folder that it uploads, for the address of Pages, with a Node version that the build allows", () => {
  const { build } = workflow().jobs;
  const { engines, scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const [command, ...others] = build?.steps.filter((step) => step.run) ?? [];
  expect(others).toEqual([]);
  const [, name = ""] = /^npm run (\w+)$/.exec(command?.run ?? "") ?? [];
  expect(scripts).toHaveProperty(name);
  // With a slash at the end, which the base does not have.
  const { GRADLAB_URL = "" } = command?.env ?? {};
  expect(GRADLAB_URL.replace(/\$\{\{.*\}\}/, "https://ada.github.io/course")).toBe("https://ada.github.io/course/");
  const inputsOf = (uses: string) => build?.steps.find((step) => step.uses?.startsWith(uses))?.with;
  expect(inputsOf("actions/upload-pages-artifact")).toEqual({ path: "dist" });
  const [, least = "99"] = /^>=(\d+)/.exec(engines.node) ?? [];
  expect(Number(inputsOf("actions/setup-node")?.["node-version"])).toBeGreaterThanOrEqual(Number(least));
});
