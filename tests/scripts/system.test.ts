import { expect, it } from "vitest";
import { packagesFor } from "../../scripts/packages.mjs";
import { instructions } from "../../scripts/system.mjs";

it("lists the missing packages and the commands to install them, for each system", () => {
  const text = instructions(["compiler", "eigen", "emscripten", "chromium"]);
  expect(text).toContain("Missing on this machine");
  expect(text).toContain("sudo apt-get install g++ libeigen3-dev emscripten chromium\n");
  expect(text).toContain("sudo dnf install gcc-c++ eigen3-devel emscripten chromium\n");
  expect(text).toContain("sudo pacman -S --needed gcc eigen emscripten chromium\n");
  expect(text).toContain("xcode-select --install && brew install eigen emscripten && brew install --cask chromium\n");
  expect(text).toContain("emsdk");
});

it("lists a package once if it meets several needs", () => {
  expect(packagesFor(["gtest", "gmock", "format", "tidy"], "pacman")).toEqual(["gtest", "clang"]);
});
