#pragma once

#include <cstdint>

/// The interface of a contestant in C++, both in WebAssembly and as a process. A problem is one block of bytes;
/// lib/problem.mjs writes it and describes its layout.
extern "C" {

/// Returns memory for a problem of `size` bytes, to be filled before begin().
std::uint8_t* reserve(std::int32_t size);

/// Reads the problem and builds the network with the problem's first weights.
void begin();

/// Does `steps` training steps and returns the mini-batch loss of the last one, before its update.
float train(std::int32_t steps);
}
