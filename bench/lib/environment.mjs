import { spawnSync } from "node:child_process";

/// Variables with which OpenBLAS, MKL, oneDNN or PyTorch would choose another kernel than the one for the processor.
const choosing = /^(OPENBLAS|GOTO|BLIS|MKL|DNNL|ONEDNN|ATEN)_/;

/// The environment of a contestant that is a separate program: one thread, and no variable that chooses its kernel.
export const environmentFrom = (variables) => ({
  ...Object.fromEntries(Object.entries(variables).filter(([name]) => !choosing.test(name))),
  OMP_NUM_THREADS: "1",
});

export const environment = environmentFrom(process.env);

/// The name of the library and kernel with which PyTorch multiplies there. It is read from the loaded library, since
/// others may be installed.
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
