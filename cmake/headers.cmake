# The headers that nearly every file reads are read once for all files that are compiled alike, where the compiler is Clang or
# Emscripten's: a third of its time is reading them. (GCC takes as long to load them as to read them.) No file relies on it: without
# GRADLAB_UNITY there is nothing of it.
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  set(GRADLAB_READS_ONCE ${GRADLAB_UNITY})
endif()

# gradlab_header_group(NAME [OPTIONS OPTION...] [HEADERS HEADER...] [LINKED LIBRARY...]): for gradlab_headers, compiled with the options
# of those who are to use it; with headers of their own besides those of the core, and the libraries that these belong to.
function(gradlab_header_group name)
  if(NOT GRADLAB_READS_ONCE)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 group "" "" "OPTIONS;HEADERS;LINKED")
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/headers-${name}.cpp CONTENT "")
  add_library(gradlab-headers-${name} OBJECT ${CMAKE_BINARY_DIR}/headers-${name}.cpp)
  target_link_libraries(gradlab-headers-${name} PRIVATE gradlab-flags ${group_LINKED})
  target_compile_options(gradlab-headers-${name} PRIVATE ${group_OPTIONS})
  target_precompile_headers(
    gradlab-headers-${name}
    PRIVATE
      <Eigen/Core>
      <algorithm>
      <array>
      <cmath>
      <functional>
      <optional>
      <span>
      <string>
      <variant>
      <vector>
      ${group_HEADERS})
endfunction()

# gradlab_headers(TARGET NAME): the target's files begin with what the group has read.
function(gradlab_headers target name)
  if(GRADLAB_READS_ONCE)
    target_precompile_headers(${target} REUSE_FROM gradlab-headers-${name})
  endif()
endfunction()
