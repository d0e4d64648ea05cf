// A contestant in C++ as a separate program: the counterpart of lib/process.mjs.

#include <cstdio>

#include "bench/native/contestant.h"

int main() {
  std::int32_t number = 0;
  if (std::fread(&number, sizeof number, 1, stdin) != 1) return 1;
  std::uint8_t* problem = reserve(number);
  if (std::fread(problem, 1, static_cast<std::size_t>(number), stdin) != static_cast<std::size_t>(number)) return 1;
  begin();
  std::puts("ready");
  std::fflush(stdout);
  while (std::fread(&number, sizeof number, 1, stdin) == 1) {
    std::printf("%.9g\n", static_cast<double>(train(number)));
    std::fflush(stdout);
  }
}
