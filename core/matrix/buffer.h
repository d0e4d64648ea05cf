#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <span>

#include "core/matrix/types.h"

namespace gradlab {

/// Zeroed memory that starts on 16 bytes (malloc in WebAssembly promises only 8) and may be read 16 bytes past its
/// end, as the product kernel does with the last rows of a matrix.
template <class Scalar>
class Buffer {
 public:
  Buffer() : Buffer(0) {}
  explicit Buffer(Index size) : size_(size), memory_(allocate(size)) { std::fill_n(data(), size + slack, Scalar(0)); }
  Buffer(const Buffer& other) : Buffer(other.size_) { std::copy_n(other.data(), size_, data()); }
  Buffer& operator=(const Buffer& other) { return *this = Buffer(other); }
  Buffer(Buffer&&) noexcept = default;
  Buffer& operator=(Buffer&&) noexcept = default;
  ~Buffer() = default;

  Scalar* data() { return memory_.get(); }
  const Scalar* data() const { return memory_.get(); }
  Index size() const { return size_; }
  std::span<Scalar> span() { return {data(), static_cast<std::size_t>(size_)}; }
  std::span<const Scalar> span() const { return {data(), static_cast<std::size_t>(size_)}; }

 private:
  static constexpr Index slack = 16 / sizeof(Scalar);
  static constexpr std::align_val_t alignment{16};
  struct Free {
    void operator()(Scalar* memory) const { ::operator delete(memory, alignment); }
  };
  using Memory = std::unique_ptr<Scalar[], Free>;
  static Memory allocate(Index size) {
    return Memory(
        static_cast<Scalar*>(::operator new(static_cast<std::size_t>(size + slack) * sizeof(Scalar), alignment)));
  }

  Index size_;
  Memory memory_;
};

}  // namespace gradlab
