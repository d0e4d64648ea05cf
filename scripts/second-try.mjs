/**
 * A reporter of Vitest: names every test that failed first and passed when it was tried again, with what was wrong. It
 * counts as passed, since a page in a busy browser can be late; but it is a fault of the test or of the page, to be
 * found.
 */
export default class SecondTry {
  onTestRunEnd(modules) {
    for (const module of modules)
      for (const test of module.children.allTests("passed"))
        if (test.diagnostic()?.flaky) {
          const [error] = test.result().errors ?? [];
          console.log(` SECOND TRY  ${module.moduleId.replace(`${process.cwd()}/`, "")} > ${test.fullName}`);
          console.log(`   ${error?.message?.split("\n")[0] ?? "without a message"}`);
        }
  }
}
