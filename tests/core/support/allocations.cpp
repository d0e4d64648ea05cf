#include "tests/core/support/allocations.h"

#include <atomic>
#include <cstddef>

// glibc's allocator has a second name, so malloc can count and pass on; operator new and Eigen's temporaries both come through it.
extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* __libc_memalign(std::size_t alignment, std::size_t size);

namespace {
std::atomic<long> count{0};
}

long gradlab::allocations() { return count; }

// AddressSanitizer brings an allocator of its own, which must stay: under it nothing is counted.
#ifndef __SANITIZE_ADDRESS__
extern "C" void* malloc(std::size_t size) {
  ++count;
  return __libc_malloc(size);
}
extern "C" void* aligned_alloc(std::size_t alignment, std::size_t size) {
  ++count;
  return __libc_memalign(alignment, size);
}
#endif
