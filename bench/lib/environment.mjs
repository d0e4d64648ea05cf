import { spawnSync } from "node:child_process";

/// Of a contestant that is a program of its own: one thread, and no setting of the machine's that chooses another
/// kernel of OpenBLAS than the one for its processor.
export const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(OPENBLAS|GOTO)_/.test(name))),
  OMP_NUM_THREADS: "1",
};

/// What PyTorch multiplies with there, in words; that it is unknown where it cannot say.
export function pytorchKernel() {
  const ask = `
import ctypes, torch
name = ctypes.CDLL("libopenblas.so.0").openblas_get_corename
name.restype = ctypes.c_char_p
print(f"PyTorch {torch.__version__}, OpenBLAS with its kernel for {name().decode()}, one thread")`;
  const { status, stdout } = spawnSync("/usr/bin/python3", ["-c", ask], { encoding: "utf8", env: environment });
  return status === 0 ? stdout.trim() : "PyTorch's kernel is unknown here.";
}
