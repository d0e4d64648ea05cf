#pragma once

#include <cstdint>

/// What a contestant written in C++ offers, in WebAssembly and as a process alike.
/// A problem is one block of bytes; lib/problem.mjs writes it and says what is in it.
extern "C" {

/// Memory for a problem of `size` bytes, to be filled before begin().
std::uint8_t* reserve(std::int32_t size);

/// Takes the problem and builds the network with the problem's own initial weights.
void begin();

/// Does `steps` training steps and gives the mini-batch loss of the last one, before its update.
float train(std::int32_t steps);
}
