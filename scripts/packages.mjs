/** The programs and libraries that the scripts need: how to detect each, and its package for each package manager. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { findChromium } from "./chromium.mjs";
import { findFirefox } from "./firefox.mjs";
import { outputOf } from "./run.mjs";

const prefixes = [
  "/usr",
  "/usr/local",
  "/opt/homebrew",
  "/opt/local",
  ...(process.env.CMAKE_PREFIX_PATH ?? "").split(/[:;]/),
].filter(Boolean);

const program = (...names) =>
  names.some((name) =>
    (process.env.PATH ?? "").split(delimiter).some((folder) => folder !== "" && existsSync(join(folder, name))),
  );
const header = (path) => prefixes.some((prefix) => existsSync(join(prefix, "include", path)));

/** A Python with PyTorch. Debian's is at a fixed path, even if another one comes first on the PATH. */
export const findPythonWithTorch = () =>
  ["/usr/bin/python3", "python3"].find((python) => outputOf(python, ["-c", "import torch, numpy"]) !== undefined);

/** A Python that can make virtual environments. */
export const findPythonWithVenv = () =>
  ["python3", "/usr/bin/python3"].find((python) => outputOf(python, ["-c", "import venv, ensurepip"]) !== undefined);

/** A need: whether it is met, and its package for apt, dnf, pacman and brew (none if the system includes it). */
const needs = {
  compiler: { met: () => program("c++"), apt: "g++", dnf: "gcc-c++", pacman: "gcc" },
  cmake: { met: () => program("cmake"), apt: "cmake", dnf: "cmake", pacman: "cmake", brew: "cmake" },
  ninja: { met: () => program("ninja"), apt: "ninja-build", dnf: "ninja-build", pacman: "ninja", brew: "ninja" },
  eigen: {
    met: () => header("eigen3/Eigen/Core"),
    apt: "libeigen3-dev",
    dnf: "eigen3-devel",
    pacman: "eigen",
    brew: "eigen",
  },
  json: {
    met: () => header("nlohmann/json.hpp"),
    apt: "nlohmann-json3-dev",
    dnf: "json-devel",
    pacman: "nlohmann-json",
    brew: "nlohmann-json",
  },
  gtest: {
    met: () => header("gtest/gtest.h"),
    apt: "libgtest-dev",
    dnf: "gtest-devel",
    pacman: "gtest",
    brew: "googletest",
  },
  gmock: {
    met: () => header("gmock/gmock.h"),
    apt: "libgmock-dev",
    dnf: "gmock-devel",
    pacman: "gtest",
    brew: "googletest",
  },
  // An emsdk on the PATH is used, too, and comes first.
  emscripten: {
    met: () => program("emcc"),
    apt: "emscripten",
    dnf: "emscripten",
    pacman: "emscripten",
    brew: "emscripten",
  },
  chromium: {
    met: () => findChromium() !== undefined,
    apt: "chromium",
    dnf: "chromium",
    pacman: "chromium",
    brew: "--cask chromium",
  },
  firefox: {
    met: () => findFirefox() !== undefined,
    apt: "firefox-esr",
    dnf: "firefox",
    pacman: "firefox",
    brew: "--cask firefox",
  },
  headless: { met: () => program("chromium-headless-shell"), apt: "chromium-headless-shell" },
  // Python's virtual environments: Debian has a separate package for them.
  venv: {
    met: () => findPythonWithVenv() !== undefined,
    apt: "python3-venv",
    dnf: "python3",
    pacman: "python",
    brew: "python",
  },
  format: {
    met: () => program("clang-format"),
    apt: "clang-format",
    dnf: "clang-tools-extra",
    pacman: "clang",
    brew: "llvm",
  },
  tidy: {
    met: () => program("clang-tidy"),
    apt: "clang-tidy",
    dnf: "clang-tools-extra",
    pacman: "clang",
    brew: "llvm",
  },
  torch: {
    met: () => findPythonWithTorch() !== undefined,
    apt: ["python3-torch", "python3-numpy"],
    dnf: ["python3-torch", "python3-numpy"],
    pacman: ["python-pytorch", "python-numpy"],
    brew: ["pytorch", "numpy"],
  },
};

const forBuilds = ["compiler", "cmake", "ninja", "eigen", "json", "gtest", "gmock", "emscripten"];

/** The needs of each job. */
export const jobs = {
  build: forBuilds,
  test: [...forBuilds, "chromium"],
  browsers: [...forBuilds, "chromium", "firefox"],
  python: [...forBuilds, "chromium", "venv"],
  check: [...forBuilds, "chromium", "format", "tidy"],
  torch: [...forBuilds, "torch"],
};

/** Makes a job quicker, but nothing depends on it. */
export const requirements = { test: ["headless"], browsers: ["headless"], python: ["headless"] };

/** The needs among these that are not met. */
export const missing = (names) => names.filter((name) => !needs[name].met());

/** The packages of one package manager for these needs. */
export const packagesFor = (names, manager) => [...new Set(names.flatMap((name) => needs[name][manager] ?? []))];
