#pragma once

#include <cstdint>
#include <cstring>
#include <vector>

namespace bench {

/// A network, its first weights and its data, read from the bytes that lib/problem.mjs writes.
struct Problem {
  std::vector<std::int32_t> widths;  ///< of the layers, the input's first
  bool tanh = false;                 ///< the activation: tanh, or else relu
  std::int32_t batch = 0;
  std::int32_t rows = 0;
  float learningRate = 0;
  const float* x = nullptr;              ///< rows x widths[0], a sample's features together
  const std::int32_t* labels = nullptr;  ///< a class for each row
  std::vector<const float*> weights;     ///< of each layer, units x inputs, a unit's weights together
  std::vector<const float*> biases;

  /// `bytes` must be 4-byte aligned and outlive the problem.
  explicit Problem(const std::uint8_t* bytes) {
    const auto* header = reinterpret_cast<const std::int32_t*>(bytes);
    widths.assign(header + 1, header + 1 + header[0]);
    header += 1 + header[0];
    tanh = header[0] == 1;
    batch = header[1];
    rows = header[2];
    std::memcpy(&learningRate, header + 3, sizeof learningRate);
    x = reinterpret_cast<const float*>(header + 4);
    labels = reinterpret_cast<const std::int32_t*>(x + rows * widths.front());
    const auto* next = reinterpret_cast<const float*>(labels + rows);
    for (std::size_t layer = 1; layer < widths.size(); ++layer) {
      weights.push_back(next);
      biases.push_back(next + widths[layer] * widths[layer - 1]);
      next = biases.back() + widths[layer];
    }
  }
};

}  // namespace bench
