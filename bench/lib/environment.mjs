import { spawnSync } from "node:child_process";

/// What would choose another kernel than the one for the processor: of OpenBLAS, MKL, oneDNN and PyTorch itself.
const choosing = /^(OPENBLAS|GOTO|BLIS|MKL|DNNL|ONEDNN|ATEN)_/;

/// Of a contestant that is a program of its own: one thread, and no setting of the machine's that chooses its kernel.
export const environmentFrom = (variables) => ({
  ...Object.fromEntries(Object.entries(variables).filter(([name]) => !choosing.test(name))),
  OMP_NUM_THREADS: "1",
});

export const environment = environmentFrom(process.env);

/// What PyTorch multiplies with there, in words: of the library that it has loaded, not of one that lies beside it.
export function pytorchKernel() {
  const ask = `
import ctypes, re, torch
torch.ones(64, 64) @ torch.ones(64, 64)
loaded = sorted(set(re.findall(r"/\\S*(?:blas|mkl)\\S*", open("/proc/self/maps").read())))
kernel = "no BLAS that can be named"
for path in loaded:
    try:
        name = ctypes.CDLL(path).openblas_get_corename
        name.restype = ctypes.c_char_p
        kernel = f"OpenBLAS with its kernel for {name().decode()}"
        break
    except AttributeError:
        kernel = path.rsplit("/", 1)[-1] + ", not OpenBLAS: not at its best"
print(f"PyTorch {torch.__version__}, {kernel}, one thread")`;
  const { status, stdout } = spawnSync("/usr/bin/python3", ["-c", ask], { encoding: "utf8", env: environment });
  return status === 0 ? stdout.trim() : "PyTorch's kernel is unknown here.";
}
