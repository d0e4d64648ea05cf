#include <atomic>
#include <cstdlib>
#include <new>

#include "tests/core/train/run.h"

namespace {
std::atomic<long> allocations{0};
void* counted(std::size_t size, std::size_t alignment) {
  ++allocations;
  void* memory = std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (memory == nullptr) std::abort();
  return memory;
}
}  // namespace

void* operator new(std::size_t size) { return counted(size == 0 ? 1 : size, 16); }
void* operator new[](std::size_t size) { return counted(size == 0 ? 1 : size, 16); }
void* operator new(std::size_t size, std::align_val_t alignment) { return counted(size, static_cast<std::size_t>(alignment)); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
// Eigen takes its temporaries from malloc.
extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* malloc(std::size_t size) {
  ++allocations;
  return __libc_malloc(size);
}
#endif

namespace gradlab::testing {
namespace {

using nlohmann::json;

TEST(Step, AllocatesNothing) {
  for (const char* activation : {"relu", "tanh", "gelu", "softplus"})
    for (const char* normalization : {"none", "batch", "layer"})
      for (const char* rule : {"momentum", "adam", "rmsprop", "adagrad"}) {
        const auto run = runOf(json{{"data", {{"source", "moons"}, {"samples", 90}}},
                                    {"model", {{"hidden", {9, 7}}, {"activation", activation}, {"normalization", normalization}}},
                                    {"optimizer", {{"name", rule}}},
                                    {"schedule", {{"name", "cosine"}}},
                                    {"batchSize", 16},
                                    {"steps", 300},
                                    {"evalEvery", 20}});
        const long before = allocations;
        EXPECT_EQ(run->advance(250), 250);
        EXPECT_EQ(allocations - before, 0) << activation << ' ' << normalization << ' ' << rule;
      }
}

TEST(Step, OfARegressionAllocatesNothing) {
  const auto run =
      runOf(json{{"data", {{"source", "sine"}, {"samples", 90}}}, {"model", {{"hidden", {9}}}}, {"steps", 300}, {"evalEvery", 20}});
  const long before = allocations;
  EXPECT_EQ(run->advance(250), 250);
  EXPECT_EQ(allocations - before, 0);
}

}  // namespace
}  // namespace gradlab::testing
