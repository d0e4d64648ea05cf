# What WebAssembly needs beyond flags.cmake.
target_compile_options(gradlab-flags INTERFACE -fno-exceptions -fno-rtti)
target_compile_definitions(gradlab-flags INTERFACE EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0 GRADLAB_TANGENTS_IN_DOUBLE_ONLY)

# A visitor downloads the code: what runs while training, and what instantiates the ops, is made fast, everything else small. (The bits
# stay the same. Of the ops' copies in several files the linker keeps the first, so none of those may be a small one.)
set(GRADLAB_HOT
    core/expression/record.cpp
    core/matrix/distribution.cpp
    core/matrix/finite.cpp
    core/matrix/product.cpp
    core/matrix/sparse-product.cpp
    core/matrix/transpose.cpp
    core/nn/network.cpp
    core/nn/normalize.cpp
    core/optim/optimizer.cpp
    core/optim/schedule.cpp
    core/signal/draw-stream.cpp
    core/signal/layer-tape.cpp
    core/signal/measure.cpp
    core/signal/normal-means.cpp
    core/signal/propagate.cpp
    core/signal/rotations.cpp
    core/signal/weights.cpp
    core/train/training-tape.cpp
    core/train/training.cpp)
foreach(source IN LISTS GRADLAB_HOT)
  if(NOT EXISTS ${CMAKE_SOURCE_DIR}/${source})
    message(FATAL_ERROR "cmake/wasm/flags.cmake lists ${source}, which is not there")
  endif()
endforeach()
set(GRADLAB_COLD_OPTIONS -Oz)
# Loops of Eigen that are not unrolled are as fast here (30 times as fast as small ones) and 2 kB smaller.
set_source_files_properties(core/nn/normalize.cpp PROPERTIES COMPILE_OPTIONS "-O2;-fno-unroll-loops")
# Compiled together the hot files are a kilobyte larger.
set(GRADLAB_HOT_ALONE ${GRADLAB_SIMD})

# A browser with SIMD also has an instruction that copies memory, several times faster than the C library's loop. (Not in what is cold:
# Embind's header has a thread_local, which the linker of 3.1.6 refuses then.)
if(GRADLAB_SIMD)
  set(GRADLAB_HOT_OPTIONS -mbulk-memory)
endif()

# Eigen has no WebAssembly backend; its SSE one works through Emscripten's intrinsics, once two things are seen to.
if(GRADLAB_SIMD)
  target_compile_options(gradlab-flags INTERFACE -msimd128 -msse4.1 -include ${CMAKE_CURRENT_LIST_DIR}/eigen-sse.h)
  target_include_directories(gradlab-flags BEFORE INTERFACE ${CMAKE_CURRENT_LIST_DIR}/include)
endif()

# Debian's Emscripten brings its system libraries built and its cache frozen; others build them on first use: in a cache
# of our own where theirs cannot be written. The optimizer's JavaScript parser is where Debian puts node modules.
set(environment NODE_PATH=/usr/share/nodejs)
execute_process(COMMAND ${EM_CONFIG} CACHE OUTPUT_VARIABLE cache OUTPUT_STRIP_TRAILING_WHITESPACE)
execute_process(COMMAND ${EM_CONFIG} FROZEN_CACHE OUTPUT_VARIABLE frozen OUTPUT_STRIP_TRAILING_WHITESPACE)
execute_process(COMMAND test -w "${cache}" RESULT_VARIABLE unwritable)
if(unwritable AND NOT frozen STREQUAL "True" AND NOT DEFINED ENV{EM_CACHE})
  list(APPEND environment EM_CACHE=${CMAKE_SOURCE_DIR}/build/emscripten-cache)
endif()
list(JOIN environment " " environment)
set_property(GLOBAL PROPERTY RULE_LAUNCH_COMPILE "${CMAKE_COMMAND} -E env ${environment}")
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env ${environment}")
