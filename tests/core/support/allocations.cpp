#include "tests/core/support/allocations.h"

#include <malloc.h>

#include <atomic>
#include <cstddef>

// glibc's allocator has a second name, so that malloc can count and forward the call. operator new and Eigen's
// temporaries both call malloc.
extern "C" {
void* glibcMalloc(std::size_t size) __asm__("__libc_malloc");
void* glibcMemalign(std::size_t alignment, std::size_t size) __asm__("__libc_memalign");
void* glibcCalloc(std::size_t number, std::size_t size) __asm__("__libc_calloc");
void* glibcRealloc(void* memory, std::size_t size) __asm__("__libc_realloc");
void glibcFree(void* memory) __asm__("__libc_free");
}

namespace {

std::atomic<long> count{0}, held{0}, most{0};

[[maybe_unused]] void* taken(void* memory) {
  ++count;
  const long now = held += static_cast<long>(malloc_usable_size(memory));
  if (now > most) most = now;
  return memory;
}

[[maybe_unused]] void givenBack(void* memory) { held -= static_cast<long>(malloc_usable_size(memory)); }

}  // namespace

long gradlab::allocations() { return count; }

long gradlab::mostBytesDuring(const std::function<void()>& work) {
  const long before = held;
  most = before;
  work();
  return most - before;
}

// AddressSanitizer has its own allocator, which must not be replaced: with it, nothing is counted.
#ifndef __SANITIZE_ADDRESS__
extern "C" void* malloc(std::size_t size) { return taken(glibcMalloc(size)); }
extern "C" void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return taken(glibcMemalign(alignment, size));
}
extern "C" void* calloc(std::size_t number, std::size_t size) { return taken(glibcCalloc(number, size)); }
extern "C" void* realloc(void* memory, std::size_t size) {
  givenBack(memory);
  return taken(glibcRealloc(memory, size));
}
extern "C" void free(void* memory) {
  givenBack(memory);
  glibcFree(memory);
}
#endif
