# The headers that nearly every file reads are read once for all files that are compiled alike, where the compiler is Emscripten's: a
# third of its time is reading them. (GCC takes as long to load them as to read them.) No file relies on it: without GRADLAB_UNITY
# there is nothing of it.
if(EMSCRIPTEN)
  set(GRADLAB_READS_ONCE ${GRADLAB_UNITY})
endif()

# gradlab_header_group(NAME OPTION...): for gradlab_headers, compiled with the options of those who are to use it.
function(gradlab_header_group name)
  if(NOT GRADLAB_READS_ONCE)
    return()
  endif()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/headers-${name}.cpp CONTENT "")
  add_library(gradlab-headers-${name} OBJECT ${CMAKE_BINARY_DIR}/headers-${name}.cpp)
  target_link_libraries(gradlab-headers-${name} PRIVATE gradlab-flags)
  target_compile_options(gradlab-headers-${name} PRIVATE ${ARGN})
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
      <vector>)
endfunction()

# gradlab_headers(TARGET NAME): the target's files begin with what the group has read.
function(gradlab_headers target name)
  if(GRADLAB_READS_ONCE)
    target_precompile_headers(${target} REUSE_FROM gradlab-headers-${name})
  endif()
endfunction()
