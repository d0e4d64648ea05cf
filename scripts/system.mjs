/** Installs system packages if this needs no password; otherwise prints the commands to install them. */
import { arch, platform } from "node:process";
import { jobs, missing, packagesFor, requirements } from "./packages.mjs";
import { outputOf, run } from "./run.mjs";
import { loud, Stop, step } from "./say.mjs";
import { once } from "./stamp.mjs";

const oldestEmscripten = [3, 1, 6];

/** @param {keyof typeof jobs} job */
export async function ensureSystem(job) {
  const lacking = missing(jobs[job]);
  if (lacking.length > 0) await install(lacking);
  if (jobs[job].includes("emscripten")) checkEmscripten();
  await grant(missing(requirements[job] ?? []));
}

const canInstall = () => process.getuid?.() === 0 && outputOf("apt-get", ["--version"]) !== undefined;

/** Installs packages that are useful but not necessary: tried once, and only if apt knows the package. */
async function grant(required) {
  const packages = packagesFor(required, "apt");
  if (packages.length === 0 || !canInstall() || outputOf("apt-cache", ["show", ...packages]) === undefined) return;
  await once(`required-${packages.join("-")}`, "", async () => {
    try {
      await install(required);
    } catch {
      loud(`Could not install ${packages.join(" ")}: the tests are slower without, and say the same.`);
    }
  });
}

async function install(lacking) {
  if (!canInstall()) throw new Stop(instructions(lacking));
  const packages = packagesFor(lacking, "apt");
  step(`Installing system packages: ${packages.join(" ")}`);
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], quiet);
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "--no-remove", ...packages], quiet);
  const left = missing(lacking);
  if (left.length > 0)
    throw new Stop(`apt-get installed ${packages.join(" ")}, but still not found: ${left.join(", ")}.`);
}

/** The missing packages and the commands that install them, for each system. */
export function instructions(lacking) {
  const list = (manager) => packagesFor(lacking, manager).join(" ");
  const brew = packagesFor(lacking, "brew");
  const casks = brew.filter((name) => name.startsWith("--cask"));
  const formulae = brew.filter((name) => !name.startsWith("--cask"));
  const mac = [
    ...(lacking.includes("compiler") ? ["xcode-select --install"] : []),
    ...(formulae.length > 0 ? [`brew install ${formulae.join(" ")}`] : []),
    ...casks.map((cask) => `brew install ${cask}`),
  ];
  return [
    `Missing on this machine (${platform}, ${arch}): ${lacking.join(", ")}. Only root can install packages, so please run:`,
    `  Debian, Ubuntu, WSL:  sudo apt-get update && sudo apt-get install ${list("apt")}`,
    `  Fedora:               sudo dnf install ${list("dnf")}`,
    `  Arch:                 sudo pacman -S --needed ${list("pacman")}`,
    `  macOS:                ${mac.join(" && ")}`,
    ...(lacking.includes("emscripten")
      ? ["An emsdk of your own (3.1.6 or newer) with emcc on the PATH will do in place of emscripten."]
      : []),
    "Then run the same command again.",
  ].join("\n");
}

function checkEmscripten() {
  const version = outputOf("emcc", ["--version"])?.match(/(\d+)\.(\d+)\.(\d+)/);
  if (version === null || version === undefined) throw new Stop("emcc is on the PATH but `emcc --version` fails.");
  const numbers = version.slice(1).map(Number);
  const place = numbers.findIndex((number, at) => number !== oldestEmscripten[at]);
  if (place !== -1 && numbers[place] < oldestEmscripten[place])
    throw new Stop(`emcc is ${version[0]}; ${oldestEmscripten.join(".")} or newer is needed.`);
}
