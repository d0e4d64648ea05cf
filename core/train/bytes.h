#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace gradlab {

/// Writes numbers and arrays of numbers one after the other, little-endian like all supported machines.
class ByteWriter {
 public:
  template <class Number>
  void put(Number number) {
    static_assert(std::is_arithmetic_v<Number>);
    const auto* from = reinterpret_cast<const std::uint8_t*>(&number);
    bytes.insert(bytes.end(), from, from + sizeof(number));
  }
  template <class Number>
  void put(std::span<const Number> numbers) {
    put(static_cast<std::uint64_t>(numbers.size()));
    const auto* from = reinterpret_cast<const std::uint8_t*>(numbers.data());
    bytes.insert(bytes.end(), from, from + numbers.size_bytes());
  }

  std::vector<std::uint8_t> bytes;
};

/// Reads them back. Beyond the end, or for an impossible length, it returns zeros and empty arrays, and `good` becomes
/// false.
class ByteReader {
 public:
  explicit ByteReader(std::span<const std::uint8_t> bytes) : left_(bytes) {}

  template <class Number>
  Number get() {
    Number number{};
    if (left_.size() < sizeof(number)) return fail(number);
    std::memcpy(&number, left_.data(), sizeof(number));
    left_ = left_.subspan(sizeof(number));
    return number;
  }
  template <class Number>
  std::vector<Number> list() {
    const auto count = get<std::uint64_t>();
    if (count > left_.size() / sizeof(Number)) return fail(std::vector<Number>{});
    std::vector<Number> numbers(static_cast<std::size_t>(count));
    if (count > 0) std::memcpy(numbers.data(), left_.data(), numbers.size() * sizeof(Number));
    left_ = left_.subspan(numbers.size() * sizeof(Number));
    return numbers;
  }

  bool good() const { return good_; }
  bool atEnd() const { return left_.empty(); }

 private:
  template <class Result>
  Result fail(Result nothing) {
    good_ = false;
    left_ = {};
    return nothing;
  }

  std::span<const std::uint8_t> left_;
  bool good_ = true;
};

}  // namespace gradlab
