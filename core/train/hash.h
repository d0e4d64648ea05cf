#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace gradlab {

/// A variant of FNV-1a (Fowler, Noll, Vo) over words of eight bytes: distinguishes documents and data, and detects
/// damage. Not cryptographic.
class Hash {
 public:
  void add(const void* data, std::size_t size) {
    const auto* bytes = static_cast<const unsigned char*>(data);
    for (std::size_t i = 0; i < size; i += sizeof(std::uint64_t)) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes + i, size - i < sizeof(word) ? size - i : sizeof(word));
      mix(word);
    }
    mix(size);
  }
  std::uint64_t value() const { return value_; }

 private:
  void mix(std::uint64_t word) {
    value_ = (value_ ^ word) * 0x100000001b3ULL;
    value_ ^= value_ >> 32U;
  }
  std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

}  // namespace gradlab
