#include <cstdlib>

#include "tests/core/expression/fuzzed.h"

/// For libFuzzer: cmake --preset sanitize -B build/fuzz -DGRADLAB_FUZZ=ON -DCMAKE_CXX_COMPILER=clang++ && ninja -C
/// build/fuzz expression-fuzz && build/fuzz/expression-fuzz -runs=200000 -max_len=200
extern "C" int LLVMFuzzerTestOneInput(const char* bytes, std::size_t size) {
  if (gradlab::tryText(gradlab::textFrom({bytes, size})) == gradlab::Outcome::broken) std::abort();
  return 0;
}
