/**
 * A reporter of Vitest: prints every test that failed first and passed when it was repeated, with the first error. The
 * test counts as passed, because a page in a busy browser can be late, but it shows a fault of the test or of the page.
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
