// Force-included before everything else in WebAssembly builds with SIMD. Eigen's SSE backend then compiles as it is:
// the intrinsics are Emscripten's, and without a GNU compiler Eigen uses no x86 inline assembly. The other half of
// this is the empty include/mmintrin.h: Emscripten has no MMX, and Eigen includes the header without using it.
#pragma once

#include <smmintrin.h>

#include <Eigen/src/Core/util/Macros.h>
#undef EIGEN_COMP_GNUC
#define EIGEN_COMP_GNUC 0
