# Finds the Emscripten that is on the PATH, an emsdk or the system's, and hands over to its own toolchain file; so that
# `cmake --preset wasm` needs no emcmake.
find_program(EM_CONFIG em-config REQUIRED)
execute_process(COMMAND ${EM_CONFIG} EMSCRIPTEN_ROOT OUTPUT_VARIABLE root OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
include(${root}/cmake/Modules/Platform/Emscripten.cmake)

# Eigen is headers only and lies outside Emscripten's own root.
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE BOTH)
