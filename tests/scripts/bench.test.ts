import { expect, it } from "vitest";
import { environmentFrom } from "../../bench/lib/environment.mjs";

it("gives programs one thread, and removes variables that choose another kernel than the processor's", () => {
  const machine = {
    ...{ PATH: "/usr/bin", OMP_NUM_THREADS: "8", OPENBLAS_CORETYPE: "Haswell", OPENBLAS_NUM_THREADS: "2" },
    ...{ GOTO_NUM_THREADS: "2", MKL_ENABLE_INSTRUCTIONS: "AVX2", DNNL_MAX_CPU_ISA: "SSE41" },
    ...{ ONEDNN_MAX_CPU_ISA: "SSE41", ATEN_CPU_CAPABILITY: "default", BLIS_ARCH_TYPE: "generic" },
  };
  expect(environmentFrom(machine)).toEqual({ PATH: "/usr/bin", OMP_NUM_THREADS: "1" });
});
